import Testing

@testable import Domain

@Suite struct MetadataTests {
  static func set(
    _ entries: [(String, [UInt8])] = [("k", [1])], in scope: Authority = .organization(Given.organization)
  ) -> Command<ChangeOutcome> {
    .setMetadata(of: Given.target(Given.user, scope), entries.map { MetadataEntry(key: $0, value: $1) })
  }

  static func remove(
    _ keys: [String] = ["k"], isBulk: Bool = false, in scope: Authority = .organization(Given.organization)
  ) -> Command<ChangeOutcome> {
    .removeMetadata(of: Given.target(Given.user, scope), keys: keys, isBulk: isBulk)
  }

  static let unknown = DomainError(.preconditionFailed, "COMMAND-uXHNj", "Errors.User.NotFound")
  static let noData = DomainError(.preconditionFailed, "META-9mm2d", "Errors.Metadata.NoData")
  static let given = [Given.human(), .metadataSet(key: "k", value: [1]), .metadataSet(key: "l", value: [2])]

  @Test(arguments: [
    Refusal("set: nothing", given: given, when: set([]), then: noData),
    Refusal("set: nobody has the id", given: [], when: set(), then: unknown),
    Refusal("set: of another organization", given: given, in: Given.otherOrganization, when: set(), then: unknown),
    Refusal(
      "set: no permission", given: given, when: set(in: Given.denied),
      then: DomainError.permissionMissingOnTarget),
    Refusal(
      "set: no key", given: given, when: set([("a", [1]), ("", [1])]),
      then: DomainError(.invalidArgument, "META-2m00f", "Errors.Metadata.Invalid")),
    Refusal(
      "set: no value", given: given, when: set([("a", [1]), ("b", [])]),
      then: DomainError(.invalidArgument, "META-2m00f", "Errors.Metadata.Invalid")),
    Refusal("remove: nothing", given: given, when: remove([], isBulk: true), then: noData),
    Refusal("remove: nobody has the id", given: [], when: remove(), then: unknown),
    Refusal(
      "remove: no key", given: given, when: remove([""]),
      then: DomainError(.invalidArgument, "META-2n0fs", "Errors.Metadata.Invalid")),
    Refusal(
      "remove: not there", given: given, when: remove(["other"]),
      then: DomainError(.notFound, "META-ncnw3", "Errors.Metadata.NotFound")),
    Refusal(
      "remove many: no key", given: given, when: remove(["k", ""], isBulk: true),
      then: DomainError(.invalidArgument, "COMMAND-m29ds", "Errors.Metadata.Invalid")),
    Refusal(
      "remove many: one is not there, so none is removed", given: given, when: remove(["k", "other"], isBulk: true),
      then: DomainError(.notFound, "META-2nnds", "Errors.Metadata.KeyNotExisting")),
  ])
  func refused(_ row: Refusal) { row.expect() }

  @Test func programsHaveMetadataToo() throws {
    var world = World([Given.machine])
    #expect(
      try world.userEvents(of: Self.set([("a", [1]), ("b", [0, 255])])) == [
        .metadataSet(key: "a", value: [1]), .metadataSet(key: "b", value: [0, 255]),
      ])
    #expect(
      try world.userEvents(of: Self.remove(["b", "a", "b"], isBulk: true)) == [
        .metadataRemoved(key: "b"), .metadataRemoved(key: "a"),
      ])
    #expect(world.items.isEmpty)
  }
}

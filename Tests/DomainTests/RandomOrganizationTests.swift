import SeededRandom
import Testing

@testable import Domain

/// Whatever becomes of organizations in whatever order: those that are there hold their names and nobody else, those that are
/// gone hold nothing, and one that is there is the default one.
@Suite struct RandomOrganizationTests {
  private static let ids = ["2", "30", "31", "32", "33"]
  private static let names = ["Acme", "ACME", "Acme!", "Zoë", "ZOË", "Beta", " ", "🦊"]

  @Test(arguments: SplitMix.seeds(1...4))
  func namesAndRowsFollow(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var world = World.empty
    try world.execute(try SetUpInstanceTests.command(organization: "Default"))
    var accepted = 0
    for step in 0..<600 {
      do throws(DomainError) {
        // `World.execute` itself compares each new state with the fold.
        try world.execute(try Self.command(step, &random), at: Given.now.adding(seconds: Int64(step)))
        accepted += 1
      } catch {
        #expect(!error.id.isEmpty)
      }
      Self.expectPossible(world)
    }
    #expect(accepted > 50, "nearly all was refused, which proves little")
  }

  private static func command(
    _ step: Int, _ random: inout SplitMix
  ) throws(DomainError) -> Command<ChangeOutcome> {
    let (id, name) = (ids.randomElement(using: &random) ?? "", names.randomElement(using: &random) ?? "")
    // One of those that came lately.
    let other = "\(1000 + Int.random(in: max(0, step - 20)...step, using: &random))"
    let target = OrganizationTarget(Bool.random(using: &random) ? id : other, by: "3", .proof(.v1))
    let metadata = [MetadataEntry(key: ["a", "b"].randomElement(using: &random) ?? "", value: [UInt8(step % 256)])]
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return try .addOrganization(id, name: name, by: "3", baseDomain: "localhost")
    case 1:
      let human = NewHuman(
        "2\(step)", in: "\(1000 + step)", userName: "user\(step % 50)", profile: Given.profile, email: Given.address,
        .verified, code: Given.code(), origin: .administrator)
      return try .setUpOrganization(
        NewAdministeredOrganization(
          id: "\(1000 + step)", name: "\(name) \(step)",
          administrators: [.init(.existing(id: "3")), .init(.new(human))], .v2),
        by: "3", baseDomain: "localhost", policy: RatePolicy())
    case 2, 3: return try .rename(target, to: name, baseDomain: "localhost")
    case 4: return .deactivate(target)
    case 5: return .reactivate(target)
    case 6: return .setMetadata(of: target, metadata)
    case 7: return .removeMetadata(of: target, keys: metadata.map(\.key), isBulk: Bool.random(using: &random))
    case 8: return .setDefaultOrganization(target.id, by: "3")
    // Those that all else is about are removed rarely: no id is used twice.
    default: return .removeOrganization(step % 5 == 0 ? target : OrganizationTarget(other, by: "3", .proof(.v1)))
    }
  }

  private static func expectPossible(_ world: World) {
    var names: Set<UniqueName> = []
    for organization in world.organizations.values {
      let rows = world.rows.rows.values.filter { $0.value.belongs(to: organization.id) }
      guard organization.exists else {
        #expect(rows.isEmpty, "\(organization.id) is gone, and has rows")
        continue
      }
      names.insert(UniqueName(.organizationName, organization.name))
      names.insert(UniqueName(.organizationDomain, organization.primaryDomain))
      #expect(world.holders[UniqueName(.organizationName, organization.name)] == organization.id)
      #expect(world.rows[.domain(organization.primaryDomain.folded)]?.belongs(to: organization.id) == true)
    }
    #expect(world.names.filter { $0.kind != .userName } == names, "names are held by those who have them")
    #expect(world.organizations[world.instance?.defaultOrganizationID ?? ""]?.exists == true)
  }
}

import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec
import Texts

extension AdminV1Service {
  func serveMoving(_ rpc: Methods) {
    rpc.importData { request, call in
      let caller = try call.caller
      guard let timeout = GoDuration.microseconds(of: request.timeout), timeout > 0 else {
        throw DomainError(.invalidArgument, "SIGNET-Mv5to", "Errors.Import.TimeoutInvalid")
      }
      // One form of the data is read, which both generations and files have in common.
      let json: [UInt8]
      switch request.data {
      case .dataOrgs(let data)?: json = try data.jsonUTF8()
      case .dataOrgsv1(let data)?: json = try data.jsonUTF8()
      case .dataOrgsLocal?, .dataOrgsv1Local?, .dataOrgsS3?, .dataOrgsv1S3?, .dataOrgsGcs?, .dataOrgsv1Gcs?:
        throw DomainError(.invalidArgument, "SIGNET-Mv6fl", "Errors.Import.FilesNotSupported")
      case nil: throw DomainError(.invalidArgument, "SIGNET-Mv7no", "Errors.Import.NothingGiven")
      }
      let language = useCases.language(of: call)
      var answer = ImportAnswer()
      let end = useCases.clock.now.microseconds.addingReportingOverflow(timeout)
      try await MoveRun(try MoveDocument(MemorySource(json)), useCases, by: caller.userID, in: language)
        .run(until: end.overflow ? nil : Timestamp(microseconds: end.partialValue)) { answer.add($0) }
      return answer.message
    }

    rpc.exportData { request, call in
      // Who reads what there is may not read what lets them in as anybody.
      if request.withPasswords || request.withOtp { try call.caller.require("iam.write", in: "") }
      guard request.localOutput == nil, request.s3Output == nil, request.gcsOutput == nil else {
        throw DomainError(.invalidArgument, "SIGNET-Mv6fl", "Errors.Import.FilesNotSupported")
      }
      for text in request.orgIDs + request.excludedOrgIDs + [request.timeout] {
        _ = try TextKind.searched.checked(text)
      }
      let exporter = Exporter(useCases, withPasswords: request.withPasswords, withOTP: request.withOtp)
      var (answer, size) = (Zitadel_Admin_V1_ExportDataResponse(), 0)
      func weigh(_ message: some Message) throws {
        size += message.serialized().count
        guard size <= Self.maximumExport else {
          throw DomainError(.resourceExhausted, "SIGNET-Mv8sz", "Errors.Export.TooLarge")
        }
      }
      for organization in try await exporter.organizations(request.orgIDs, but: request.excludedOrgIDs) {
        var data = try await exporter.head(organization)
        try weigh(data)
        try await exporter.people(of: organization) {
          try weigh($0)
          data.humanUsers.append($0)
        }
        try await exporter.machines(of: organization) {
          try weigh($0)
          data.machineUsers.append($0)
        }
        try await exporter.machineKeys(of: organization) {
          try weigh($0)
          data.machineKeys.append($0)
        }
        try await exporter.metadata(of: organization) {
          try weigh($0)
          data.userMetadata.append($0)
        }
        try await exporter.members(of: organization) {
          try weigh($0)
          data.orgMembers.append($0)
        }
        answer.orgs.append(data)
      }
      return answer
    }
  }

  /// More is a file's, not an answer's: it would be held whole, here and by whoever asks.
  static let maximumExport = 16 << 20
}

/// What an import has come to, as its answer tells it.
private struct ImportAnswer {
  private var errors: [Zitadel_Admin_V1_ImportDataError] = []
  private var organizations: [String: Zitadel_Admin_V1_ImportDataSuccessOrg] = [:]
  private var order: [String] = []
  /// How many of which kind were dropped of which organization.
  private var dropped: [String: [String: Int]] = [:]

  mutating func add(_ note: MoveNote) {
    switch note.outcome {
    case .moved: addDone(note)
    case .exists(_, let text), .refused(let text): addError(note.type, note.id.isEmpty ? note.place : note.id, text)
    case .dropped(let count): dropped[note.organizationID, default: [:]][note.type, default: 0] += count
    case .left(let count, let reason): addError(note.type, note.organizationID, "\(count) not begun: \(reason)")
    }
  }

  private mutating func addError(_ type: String, _ id: String, _ message: String) {
    errors.append(.with { ($0.type, $0.id, $0.message) = (type, id, message) })
  }

  private mutating func addDone(_ note: MoveNote) {
    if organizations[note.organizationID] == nil {
      order.append(note.organizationID)
      organizations[note.organizationID] = .with { $0.orgID = note.organizationID }
    }
    let (id, owner, key) = (note.id, note.owner, note.key)
    let change: (inout Zitadel_Admin_V1_ImportDataSuccessOrg) -> Void =
      switch note.type {
      case "human_user": { $0.humanUserIDs.append(id) }
      case "machine_user": { $0.machineUserIDs.append(id) }
      case "machine_key": { $0.machineKeys.append(id) }
      case "org_member": { $0.orgMembers.append(id) }
      case "domain": { $0.domains.append(id) }
      case "user_metadata":
        { organization in organization.userMetadata.append(.with { ($0.userID, $0.key) = (owner, key) }) }
      default: { _ in }
      }
    change(&organizations[note.organizationID, default: .init()])
  }

  var message: Zitadel_Admin_V1_ImportDataResponse {
    .with {
      $0.errors = errors
      for (id, kinds) in dropped.sorted(by: { $0.key < $1.key }) {
        for (type, count) in kinds.sorted(by: { $0.key < $1.key }) {
          $0.errors.append(
            .with { ($0.type, $0.id, $0.message) = (type, id, "\(count) not kept: there is no place for them here") })
        }
      }
      $0.success = .with { $0.orgs = order.compactMap { organizations[$0] } }
    }
  }
}

/// Durations as Go writes them: `1h30m`, `1.5s`, `300ms`.
enum GoDuration {
  private static let units: [(name: String, microseconds: Double)] = [
    ("ns", 0.001), ("us", 1), ("µs", 1), ("μs", 1), ("ms", 1000), ("h", 3_600_000_000), ("m", 60_000_000),
    ("s", 1_000_000),
  ]

  /// Nil for what is none, or longer than a century.
  static func microseconds(of text: String) -> Int64? {
    guard text.utf8.count <= 100 else { return nil }
    var rest = text[...]
    let isNegative = rest.first == "-"
    if let sign = rest.first, sign == "-" || sign == "+" { rest.removeFirst() }
    if rest == "0" { return 0 }
    guard !rest.isEmpty else { return nil }
    var sum = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      // Go takes `.5` and `5.` for numbers.
      guard digits.contains(where: \.isNumber), let value = Double("0" + digits + (digits.last == "." ? "0" : ""))
      else { return nil }
      rest = rest.dropFirst(digits.count)
      guard let unit = units.first(where: { rest.hasPrefix($0.name) }) else { return nil }
      rest = rest.dropFirst(unit.name.count)
      sum += value * unit.microseconds
    }
    guard sum <= 3_200_000_000_000_000 else { return nil }
    // What is some time is not none.
    return Int64((isNegative ? -sum : sum).rounded(.awayFromZero))
  }
}

import CSQLite
import Domain
import ProtobufCodec

// What SQL asks about the domains of organizations.
extension Connection {
  /// The SQL function that gives what all spellings of a domain have in common.
  static let domainKey = "signet_domain_key"
  /// The SQL function that gives the key of the domain that a folded user name ends in; NULL for a name without one.
  static let nameDomain = "signet_name_domain"
  /// The SQL function that makes the part of an organization's state that says its domains, of the events that tell of them.
  static let domainState = "signet_domain_state"

  func addDomains() throws(SQLiteError) {
    try add(Self.domainKey) { context, _, values in Connection.map(context, values) { DomainName.key(of: $0) } }
    try add(Self.nameDomain) { context, _, values in Connection.nameDomain(context, values?.pointee) }
    try add(Self.domainState) { context, _, values in
      guard let text = values?.pointee.flatMap({ sqlite3_value_text($0) }) else { return sqlite3_result_null(context) }
      do {
        try Connection.domainState(String(cString: text)).withUnsafeBytes {
          signet_sqlite3_result_blob(context, $0.baseAddress, Int32(clamping: $0.count))
        }
      } catch {
        sqlite3_result_error(context, "an event of a domain is damaged: \(error)", -1)
      }
    }
  }

  /// For each of a million names: as long as nothing is encoded the text is not even copied.
  private static func nameDomain(_ context: OpaquePointer?, _ value: OpaquePointer?) {
    guard let value, let text = sqlite3_value_text(value) else { return sqlite3_result_null(context) }
    let name = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(value)))
    guard let at = name.lastIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < name.count else {
      return sqlite3_result_null(context)
    }
    let domain = UnsafeBufferPointer(rebasing: name[(at + 1)...])
    guard !DomainName.mayBeEncoded(domain) else {
      var key = DomainName.key(of: String(decoding: domain, as: UTF8.self))
      return key.withUTF8 { result(context, $0) }
    }
    result(context, domain)
  }

  private static func result(_ context: OpaquePointer?, _ text: UnsafeBufferPointer<UInt8>) {
    text.withMemoryRebound(to: CChar.self) {
      signet_sqlite3_result_text(context, $0.baseAddress, Int32(clamping: $0.count))
    }
  }

  /// - Parameter text: of each event its type, its payload in hexadecimal digits, its date and its number, set off by spaces;
  ///   a line each.
  private static func domainState(_ text: String) throws -> [UInt8] {
    var events: [Event] = []
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ", omittingEmptySubsequences: false)
      guard fields.count == 4, let payload = [UInt8](hexadecimal: fields[1]), let date = Int64(fields[2]),
        let sequence = UInt64(fields[3])
      else { throw StoreError("not the fields of an event") }
      events.append(
        Event(
          aggregateID: "", sequence: sequence, resourceOwner: "", editorID: "", date: Timestamp(microseconds: date),
          payload: try EventRecord(type: String(fields[0]), payload: payload).event()))
    }
    let none = Organization(
      id: "", name: "", state: .active, primaryDomain: "", creationDate: Timestamp(microseconds: 0),
      changeDate: Timestamp(microseconds: 0), sequence: 0)
    let state = events.sorted { $0.sequence < $1.sequence }.reduce(.organization(none), AggregateState.evolve)
    return Signet_Store_V1_OrganizationState(state?.organization ?? none).serialized()
  }
}

extension [UInt8] {
  fileprivate init?(hexadecimal text: Substring) {
    let digits = text.utf8.compactMap { UInt8(String(decoding: [$0], as: UTF8.self), radix: 16) }
    guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

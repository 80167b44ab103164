import ProtobufCodec

/// By which version of PostgreSQL's tables (`PostgresSchema`) kinds of events have come, and fields of kinds.
///
/// Nodes of the former version run on beside new ones. They rightly refuse a state of whose events they cannot read one, and
/// a field that they do not know they pass over: what they make of such an event is another state. So what a version has
/// brought is written once no older node serves any more. A new kind stands in the table beside its record, a new field of a
/// known kind here, under the version that is next to come out. What states and items say more than before comes from such
/// events.
enum EventKinds {
  /// All others came with the first version.
  private static let later = [users, organizations, instance, sessions].reduce(into: [:]) { all, kinds in
    all.merge(kinds) { $1 }
  }

  /// What a message of the schema has gained since the first version. Where it is not set, as before, everybody can read it.
  struct Field {
    var version: Int
    /// The kinds in whose payloads it may be.
    var kinds: Set<String>
    /// Its number, behind those of the fields in which it lies.
    var path: [UInt32]
  }

  /// By their names, e.g. `PersonProfile.gender`.
  static let fields: [String: Field] = [:]

  /// - Parameter type: as it is kept.
  static func version(of type: String) -> Int { later[type] ?? 1 }

  /// That by which an event can be read.
  static func version(of record: EventRecord, _ fields: [String: Field] = fields) -> Int {
    fields.values.reduce(version(of: record.type)) { version, field in
      guard field.version > version, field.kinds.contains(record.type), record.has(field.path) else { return version }
      return field.version
    }
  }

  /// That of the newest kind or field.
  static let newest = (later.values + fields.values.map(\.version)).max() ?? 1
}

extension EventRecord {
  /// Whether a field is set, in one of the messages in which it may lie.
  fileprivate func has(_ path: [UInt32]) -> Bool {
    // What is damaged has nothing.
    (try? WireReader.read(payload) { reader throws(WireError) in try Self.has(path[...], &reader) }) ?? false
  }

  private static func has(_ path: ArraySlice<UInt32>, _ reader: inout WireReader) throws(WireError) -> Bool {
    guard let first = path.first else { return true }
    var isThere = false
    while let tag = try reader.nextTag() {
      if tag >> 3 == first, path.count == 1 { isThere = true }
      guard tag >> 3 == first, tag & 7 == 2, path.count > 1 else {
        try reader.skip()
        continue
      }
      let outer = try reader.enter()
      if try has(path.dropFirst(), &reader) { isThere = true }
      reader.leave(outer)
    }
    return isThere
  }
}

import Domain
import ManagementAPI
import ProtobufCodec

/// Organizations of another server, as `ExportData` answers and `ImportData` takes them, in JSON.
///
/// The text is looked through whole before anything is taken from it: what is no JSON changes nothing. Only where things lie
/// is kept; each is read when its turn comes, whatever the order in which they stand.
package struct MoveDocument: Sendable {
  /// One thing or a list of things that an organization has.
  struct Part: Sendable {
    let field: MoveField
    let range: Range<Int64>
    let count: Int
  }

  struct Organization: Sendable {
    /// In the list of organizations.
    let index: Int
    var id = ""
    var state = ""
    var parts: [Part] = []
  }

  let source: any ByteSource
  private(set) var organizations: [Organization] = []
  /// How many things of which kind there are.
  package private(set) var counts: [String: Int] = [:]

  /// - Throws: `MoveDocumentError` for what is no JSON, or none of organizations; what the source throws.
  package init(_ source: any ByteSource) throws {
    self.source = source
    let cursor = JSONCursor(source)
    do {
      try read(cursor, mayBeRequest: true)
      try cursor.end()
    } catch let fault as JSONFault {
      throw MoveDocumentError(fault, in: source)
    }
  }

  private mutating func read(_ cursor: JSONCursor, mayBeRequest: Bool) throws {
    try cursor.object { name in
      switch MoveField.jsonName(name) {
      case "orgs":
        guard try !cursor.isNull() else { return }
        try cursor.array { index in organizations.append(try Self.organization(index, cursor, &counts)) }
      // A whole request.
      case "dataOrgs" where mayBeRequest, "dataOrgsv1" where mayBeRequest: try read(cursor, mayBeRequest: false)
      case "dataOrgsLocal", "dataOrgsv1Local", "dataOrgsS3", "dataOrgsv1S3", "dataOrgsGcs", "dataOrgsv1Gcs":
        throw cursor.fault("names a file elsewhere, and holds no organizations")
      default: try cursor.skip()
      }
    }
  }

  private static func organization(
    _ index: Int, _ cursor: JSONCursor, _ counts: inout [String: Int]
  ) throws -> Organization {
    var organization = Organization(index: index)
    try cursor.object { written in
      let name = MoveField.jsonName(written)
      if name == "orgId" || name == "orgState" {
        let text = try cursor.text(name)
        if name == "orgId" { organization.id = text } else { organization.state = text }
        return
      }
      guard try !cursor.isNull() else { return }
      let field = MoveField.named[name] ?? MoveField(unknown: written)
      var count = 1
      _ = try cursor.peek()
      let begin = cursor.offset
      if try cursor.peek() == UInt8(ascii: "["), !field.isSingle {
        count = 0
        try cursor.array { _ in
          try cursor.skip()
          count += 1
        }
      } else if field.isSingle || field.isUnknown {
        try cursor.skip()
      } else {
        throw cursor.fault("orgs[\(index)].\(written): expected an array")
      }
      organization.parts.append(Part(field: field, range: begin..<cursor.offset, count: count))
      counts[field.type, default: 0] += count
    }
    return organization
  }
}

extension JSONCursor {
  fileprivate func isNull() throws -> Bool {
    guard try peek() == UInt8(ascii: "n") else { return false }
    try skip()
    return true
  }

  /// A text or a number of an enum.
  fileprivate func text(_ name: String) throws -> String {
    let range = try skip()
    guard range.count <= 1000 else { throw fault("\(name) is too long") }
    let bytes = try bytes(range)
    guard bytes.first == UInt8(ascii: "\"") else {
      guard name == "orgState" else { throw fault("\(name): expected string") }
      return String(decoding: bytes, as: UTF8.self)
    }
    do {
      return try Google_Protobuf_StringValue(jsonUTF8: bytes).value
    } catch {
      throw fault("\(name): \(error.reason)")
    }
  }
}

/// Why nothing can be taken from a document, and where that is seen.
package struct MoveDocumentError: Error, Sendable, CustomStringConvertible {
  package let description: String

  init(_ fault: JSONFault, in source: any ByteSource) {
    description = "line \(source.line(of: fault.offset)), byte \(fault.offset): \(fault.reason)"
  }
}

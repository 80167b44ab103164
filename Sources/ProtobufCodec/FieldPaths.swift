/// Fields by their paths, for what HTTP carries outside of a body: path variables and query parameters.
///
/// The fields become a JSON object that `decodeJSON` reads, so that names and values mean the same everywhere.
extension Message {
  /// Sets fields from text. Paths are `a.b` in either spelling; values are scalars in JSON's spelling without quotes:
  /// numbers, names or numbers of enums, the string forms of `Timestamp`, `Duration`, `FieldMask` and wrappers; and
  /// `bool` in any spelling of Go's `ParseBool`. A path that occurs again adds an element to a repeated field. Paths of no
  /// field are ignored where `options` say so.
  /// - Throws: `JSONError` naming the path.
  public mutating func merge(
    fields: [(path: String, value: String)], options: JSONDecodingOptions = JSONDecodingOptions()
  ) throws(JSONError) {
    guard !fields.isEmpty else { return }
    var tree = FieldTree()
    for field in fields { try tree.insert(field.path, field.value) }
    guard !tree.isEmpty else { return }
    let document = JSONWriter.bytes { tree.write(to: &$0) }
    try self.merge(document: document, options: options, acceptsText: true)
  }

  /// Sets one field, named in either spelling, from a JSON value: `body: "user"` of an HTTP rule.
  /// - Throws: `JSONError` naming the path, the field included.
  public mutating func merge(
    field: String, jsonUTF8 bytes: UnsafeRawBufferPointer, options: JSONDecodingOptions = JSONDecodingOptions()
  ) throws(JSONError) {
    // The value is checked by itself first: text such as `1}, {"x": 2` must not close the object around it.
    var reader = JSONReader(bytes, options: options)
    do throws(JSONError) {
      try reader.skip()
      try reader.finish()
    } catch {
      let error = error.located(in: bytes)
      throw JSONError(path: error.path.isEmpty ? field : "\(field).\(error.path)", error.reason, offset: error.offset)
    }
    let document = JSONWriter.bytes { writer in
      writer.beginObject()
      writer.key(field)
      writer.raw(bytes)
      writer.endObject()
    }
    try self.merge(document: document, options: options, acceptsText: false)
  }

  /// The JSON form of one field, named in either spelling: `response_body` of an HTTP rule. A field without a value
  /// has the form that `emitDefaults` gives it; `null` when it has none.
  /// - Throws: `JSONError` when a well-known type holds what has no JSON form.
  public func jsonUTF8(
    field: String, _ options: JSONEncodingOptions = JSONEncodingOptions()
  ) throws(JSONError) -> [UInt8] {
    for emitDefaults in [options.emitDefaults, true] {
      var spellings = [options, options]
      for index in 0...1 {
        spellings[index].emitDefaults = emitDefaults
        spellings[index].useProtoNames = index == 1
      }
      // Both documents have the same members in the same order.
      let documents = [try self.jsonUTF8(spellings[0]), try self.jsonUTF8(spellings[1])]
      let members = [try Self.members(of: documents[0]), try Self.members(of: documents[1])]
      let spelling = options.useProtoNames ? 1 : 0
      for index in members[0].indices where members[0][index].name == field || members[1][index].name == field {
        return Array(documents[spelling][members[spelling][index].value])
      }
    }
    return Array("null".utf8)
  }

  /// The members of an object and where their values are.
  private static func members(of document: [UInt8]) throws(JSONError) -> [(name: String, value: Range<Int>)] {
    var result: [(name: String, value: Range<Int>)] = []
    let failure = document.withUnsafeBytes { bytes -> JSONError? in
      do throws(JSONError) {
        var reader = JSONReader(bytes)
        var object = try reader.beginMap()
        while try reader.nextKey(&object) {
          let name = try reader.string()
          try reader.mapValue()
          let start = reader.position
          try reader.skip()
          result.append((name, start..<reader.position))
        }
      } catch { return error }
      return nil
    }
    if let failure { throw failure }
    return result
  }

  private mutating func merge(
    document: [UInt8], options: JSONDecodingOptions, acceptsText: Bool
  ) throws(JSONError) {
    let outcome = document.withUnsafeBytes { bytes -> JSONError? in
      do throws(JSONError) {
        try self.merge(json: bytes, options: options, acceptsText: acceptsText)
      } catch { return error }
      return nil
    }
    if let outcome { throw outcome }
  }
}

/// Paths and their values as the tree that they span; members keep the order in which they came.
///
/// Whether a path is that of a field only the reader of the document knows: what cannot be is for it to refuse or to ignore.
private struct FieldTree {
  private var names: [String: Int] = [:]
  private var children: [(name: String, node: FieldTree)] = []
  private var values: [String] = []

  var isEmpty: Bool { self.children.isEmpty && self.values.isEmpty }

  mutating func insert(_ path: String, _ value: String) throws(JSONError) {
    let components = path.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: JSONReader.depthLimit, omittingEmptySubsequences: false)
    // No message nests so deep that this could be a field of it.
    guard components.count <= JSONReader.depthLimit else { return }
    guard components.allSatisfy({ !$0.isEmpty }) else { throw JSONError(path: path, "not a field path") }
    self.insert(components[...], value)
  }

  private mutating func insert(_ components: ArraySlice<Substring.UTF8View>, _ value: String) {
    guard let first = components.first else {
      self.values.append(value)
      return
    }
    let name = String(Substring(first))
    let index = self.names[name] ?? self.children.count
    if index == self.children.count {
      self.names[name] = index
      self.children.append((name, FieldTree()))
    }
    self.children[index].node.insert(components.dropFirst(), value)
  }

  func write(to writer: inout JSONWriter) {
    if self.values.isEmpty { return self.writeObject(to: &writer) }
    if self.values.count == 1, self.children.isEmpty { return writer.stringValue(self.values[0]) }
    writer.beginArray()
    for value in self.values {
      writer.element()
      writer.stringValue(value)
    }
    // Both `a=1` and `a.b=1`: an array that no field reads, and that is stepped over where `a` is none.
    if !self.children.isEmpty {
      writer.element()
      self.writeObject(to: &writer)
    }
    writer.endArray()
  }

  private func writeObject(to writer: inout JSONWriter) {
    writer.beginObject()
    for child in self.children {
      writer.key(child.name)
      child.node.write(to: &writer)
    }
    writer.endObject()
  }
}

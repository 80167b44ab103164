extension Message {
  /// True for well-known types whose JSON form is not an object of their fields.
  public static var hasSpecialJSON: Bool { false }

  /// The message in wire format, behind `prefix` zeros for the caller to fill, e.g. 5 for a gRPC frame's head.
  public func serialized(reservingPrefix prefix: Int = 0) -> [UInt8] {
    WireWriter.bytes(reservingPrefix: prefix) { self.encode(to: &$0) }
  }

  /// Reads a whole message in wire format.
  public init(serialized bytes: UnsafeRawBufferPointer) throws(WireError) {
    self.init()
    try self.merge(serialized: bytes)
  }

  /// Reads a whole message in wire format.
  public init(serialized bytes: [UInt8]) throws(WireError) {
    self.init()
    let outcome = bytes.withUnsafeBytes { bytes -> WireError? in
      do throws(WireError) { try self.merge(serialized: bytes) } catch { return error }
      return nil
    }
    if let outcome { throw outcome }
  }

  /// Merges a message in wire format into this one.
  public mutating func merge(serialized bytes: UnsafeRawBufferPointer) throws(WireError) {
    var reader = WireReader(bytes)
    try self.decode(from: &reader)
  }

  /// The message's JSON form, behind `prefix` zeros for the caller to fill.
  /// - Throws: `JSONError` naming the path where a well-known type holds what has no JSON form, e.g. a timestamp in the
  ///   year 10000.
  public func jsonUTF8(
    _ options: JSONEncodingOptions = JSONEncodingOptions(), reservingPrefix prefix: Int = 0
  ) throws(JSONError) -> [UInt8] {
    try JSONWriter.bytes(options: options, reservingPrefix: prefix) { writer throws(JSONError) in
      do throws(JSONError) { try self.encodeJSON(to: &writer) } catch { throw writer.located(error, after: prefix) }
    }
  }

  /// Reads a whole message in its JSON form.
  public init(
    jsonUTF8 bytes: UnsafeRawBufferPointer, options: JSONDecodingOptions = JSONDecodingOptions()
  ) throws(JSONError) {
    self.init()
    try self.merge(jsonUTF8: bytes, options: options)
  }

  /// Reads a whole message in its JSON form.
  public init(jsonUTF8 bytes: [UInt8], options: JSONDecodingOptions = JSONDecodingOptions()) throws(JSONError) {
    self.init()
    let outcome = bytes.withUnsafeBytes { bytes -> JSONError? in
      do throws(JSONError) { try self.merge(jsonUTF8: bytes, options: options) } catch { return error }
      return nil
    }
    if let outcome { throw outcome }
  }

  /// Merges a message in its JSON form into this one.
  /// - Throws: `JSONError` whose path says where.
  public mutating func merge(
    jsonUTF8 bytes: UnsafeRawBufferPointer, options: JSONDecodingOptions = JSONDecodingOptions()
  ) throws(JSONError) {
    try self.merge(json: bytes, options: options, acceptsText: false)
  }

  mutating func merge(
    json bytes: UnsafeRawBufferPointer, options: JSONDecodingOptions, acceptsText: Bool
  ) throws(JSONError) {
    var reader = JSONReader(bytes, options: options, acceptsText: acceptsText)
    do throws(JSONError) {
      try self.decodeJSON(from: &reader)
      try reader.finish()
    } catch {
      throw error.located(in: bytes)
    }
  }
}

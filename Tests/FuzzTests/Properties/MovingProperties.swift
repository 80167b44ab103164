import ProtobufCodec

@testable import ManagementService

/// What must hold of the walk over imports, which are files of whatever size.
package enum MovingProperties {
  /// Gives so many bytes at most at a time.
  private struct Pieces: ByteSource {
    let bytes: [UInt8]
    let size: Int

    var count: Int64 { Int64(bytes.count) }

    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
      guard offset >= 0, offset < count else { return 0 }
      let part = bytes[Int(offset)...].prefix(min(buffer.count, size))
      buffer.copyBytes(from: part)
      return part.count
    }
  }

  /// Where the one value of a text lies, or what is wrong with it, and where.
  private static func walk(_ input: [UInt8], pieces: Int) -> Result<Range<Int64>, JSONFault> {
    let cursor = JSONCursor(Pieces(bytes: input, size: pieces))
    do {
      let range = try cursor.skip()
      try cursor.end()
      return .success(range)
    } catch let fault as JSONFault {
      return .failure(fault)
    } catch {
      return .failure(JSONFault(reason: "\(error)", offset: -1))
    }
  }

  /// Nil when a text is refused, or walked over whole, in the same way however it comes and as its parts lie in it; and whatever
  /// the codec reads is walked over.
  package static func fault(_ input: [UInt8]) -> String? {
    let whole = walk(input, pieces: .max)
    guard isSame(whole, walk(input, pieces: 1)), isSame(whole, walk(input, pieces: 7)) else {
      return "is read otherwise in pieces"
    }
    guard case .success(let range) = whole else {
      if case .failure(let fault) = whole, !(0...Int64(input.count)).contains(fault.offset) {
        return "a fault elsewhere"
      }
      return (try? Google_Protobuf_Value(jsonUTF8: input)) == nil ? nil : "refuses what the codec reads"
    }
    let value = Array(input[Int(range.lowerBound)..<Int(range.upperBound)])
    guard case .success(0..<Int64(value.count)) = walk(value, pieces: .max) else { return "a value is not one alone" }
    return elementFault(value)
  }

  private static func isSame(_ one: Result<Range<Int64>, JSONFault>, _ other: Result<Range<Int64>, JSONFault>) -> Bool {
    switch (one, other) {
    case (.success(let one), .success(let other)): one == other
    case (.failure(let one), .failure(let other)): one.reason == other.reason && one.offset == other.offset
    case (.success, .failure), (.failure, .success): false
    }
  }

  /// The elements of an array and the members of an object are found in their places, in either way.
  private static func elementFault(_ value: [UInt8]) -> String? {
    let source = MemorySource(value)
    var ranges: [Range<Int64>] = []
    do {
      switch value.first {
      case UInt8(ascii: "["):
        let cursor = JSONCursor(source)
        try cursor.array { index in
          ranges.append(try cursor.skip())
          if index + 1 != ranges.count { throw JSONFault(reason: "numbers", offset: 0) }
        }
        try cursor.end()
        let again = JSONCursor(source)
        for range in ranges {
          try again.step()
          guard try again.skip() == range else { return "an element lies elsewhere when it is found again" }
        }
      case UInt8(ascii: "{"):
        let cursor = JSONCursor(source)
        try cursor.object { _ in ranges.append(try cursor.skip()) }
        try cursor.end()
      default: return nil
      }
      var end: Int64 = 1
      for range in ranges {
        guard range.lowerBound >= end, range.upperBound < Int64(value.count), !range.isEmpty else {
          return "parts that lie outside, or in one another"
        }
        end = range.upperBound
        let part = try JSONCursor(source).bytes(range)
        guard case .success = walk(part, pieces: .max) else { return "a part that is no value" }
      }
      return nil
    } catch {
      return "a value that was walked over has a fault: \(error)"
    }
  }
}

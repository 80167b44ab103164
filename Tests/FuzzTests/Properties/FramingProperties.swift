@testable import GrpcCore

/// What must hold of message framing, base64 and compression.
package enum FramingProperties {
  /// Cuts `bytes` into pieces, whose lengths `cuts` tells.
  static func pieces(_ bytes: ArraySlice<UInt8>, _ cuts: UInt8) -> [ArraySlice<UInt8>] {
    let length = Int(cuts & 31) + 1
    return stride(from: bytes.startIndex, to: bytes.endIndex, by: length).map {
      bytes[$0..<min($0 + length, bytes.endIndex)]
    }
  }

  /// The first byte says how the others are cut. Nil when the messages are the same however they come.
  package static func messagesFault(_ input: [UInt8]) -> String? {
    guard let cuts = input.first else { return nil }
    let body = input.dropFirst()
    return deframe([body]) == deframe(pieces(body, cuts)) ? nil : "cuts change what is read"
  }

  /// The messages, and how it ended.
  private static func deframe(_ pieces: [ArraySlice<UInt8>]) -> [[UInt8]] {
    var deframer = MessageDeframer(limit: 1000, acceptsCompressed: true)
    var found: [[UInt8]] = []
    for piece in pieces {
      let fault: Status? = piece.withUnsafeBytes { bytes in
        var rest = bytes
        do throws(Status) {
          while let message = try deframer.next(&rest) { found.append([message.isCompressed ? 1 : 0] + message.bytes) }
          return nil
        } catch {
          return error
        }
      }
      if let fault { return found + [Array("\(fault.code)".utf8)] }
    }
    return found + [[deframer.isBetweenMessages ? 1 : 0]]
  }

  /// The first byte says how the others are cut. Nil when they decode to the same however they come.
  package static func base64Fault(_ input: [UInt8]) -> String? {
    guard let cuts = input.first else { return nil }
    let text = input.dropFirst()
    guard decode([text]) == decode(pieces(text, cuts)) else { return "cuts change what is decoded" }
    return nil
  }

  private static func decode(_ pieces: [ArraySlice<UInt8>]) -> [UInt8]? {
    var stream = Base64Stream()
    var decoded: [UInt8] = []
    for piece in pieces {
      guard let bytes = piece.withUnsafeBytes({ try? stream.decode($0) }) else { return nil }
      decoded += bytes
    }
    return stream.isBetweenGroups ? decoded : nil
  }

  /// Nil when nothing longer than the limit comes out, and what does come out survives being compressed again.
  package static func compressionFault(_ input: [UInt8]) -> String? {
    guard let choice = input.first else { return nil }
    let compression = Compression.allCases[Int(choice) % Compression.allCases.count]
    let limit = 4096
    guard let plain = try? compression.decompress(Array(input.dropFirst()), limit: limit, malformedCode: .internal)
    else { return nil }
    guard plain.count <= limit else { return "longer than the limit" }
    let again = try? compression.decompress(compression.compress(plain), limit: limit, malformedCode: .internal)
    return again == plain ? nil : "does not read what it compressed"
  }
}

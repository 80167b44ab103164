/// What a client can decompress (RFC 9110 section 12.5.3).
///
///     Accept-Encoding = #( codings [ weight ] )
///     codings         = content-coding / "identity" / "*"
///     weight          = OWS ";" OWS "q=" qvalue
///     qvalue          = ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )
struct AcceptedCodings {
  /// What is named, in its order, with weights in thousandths.
  private var weights: [(compression: Compression, weight: Int)] = []
  private var identity: Int?
  /// The weight of what is not named.
  private var others: Int?

  /// - Parameter lists: the values of the field.
  init(_ lists: [String]) {
    for list in lists {
      for item in list.utf8.split(separator: UInt8(ascii: ",")) { add(item) }
    }
  }

  private mutating func add(_ item: Substring.UTF8View) {
    var parts = item.split(separator: UInt8(ascii: ";"), maxSplits: 1)[...]
    guard let first = parts.popFirst() else { return }
    let name = String(decoding: trimmed(first), as: UTF8.self).lowercased()
    let weight = parts.first.map(Self.weight) ?? 1000
    if name == "*" {
      others = others ?? weight
    } else if name == "identity" {
      identity = identity ?? weight
    } else if let compression = Compression(name: name), !weights.contains(where: { $0.compression == compression }) {
      weights.append((compression, weight))
    }
  }

  /// Thousandths; 0, which refuses, for what is no weight.
  private static func weight(_ text: Substring.UTF8View) -> Int {
    let text = trimmed(text)
    guard text.count >= 3, text.count <= 7, text.first.map({ $0 | 0x20 }) == UInt8(ascii: "q"),
      text.dropFirst().first == UInt8(ascii: "=")
    else { return 0 }
    var value = 0
    for (index, byte) in text.dropFirst(2).enumerated() {
      switch (index, byte) {
      case (0, 0x30...0x31), (2..., 0x30...0x39): value = value * 10 + Int(byte - 0x30)
      case (1, UInt8(ascii: ".")): continue
      default: return 0
      }
    }
    for _ in max(text.count - 2, 2)..<5 { value *= 10 }
    return min(value, 1000)
  }

  /// What has the highest weight: among equals what is preferred, then what comes first. Nil when the client would rather
  /// have the answer as it is, or accepts nothing that is known.
  func best(preferring preferred: Compression?) -> Compression? {
    var candidates = weights
    if let others {
      for compression in Compression.allCases where !candidates.contains(where: { $0.compression == compression }) {
        candidates.append((compression, others))
      }
    }
    guard let highest = candidates.map(\.weight).max(), highest > 0, highest >= identity ?? 0 else { return nil }
    let best = candidates.filter { $0.weight == highest }.map(\.compression)
    return best.first { $0 == preferred } ?? best.first
  }
}

/// Text without spaces and tabs around it: OWS.
func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
  var text = text.drop { $0 == 0x20 || $0 == 0x09 }
  while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
  return text
}

import ProtobufCodec

/// Comments and positions of one file, by the path of the declaration (`SourceCodeInfo.Location.path`).
struct SourceInfo {
  private var locations: [[Int]: (comment: [String], line: Int, column: Int)] = [:]
  private let file: String

  init(file: String, _ info: Google_Protobuf_SourceCodeInfo?) {
    self.file = file
    for location in info?.location ?? [] {
      let text = location.leadingComments.isEmpty ? location.trailingComments : location.leadingComments
      locations[location.path.map(Int.init)] = (
        comment: Self.lines(text), line: Int(location.span.first ?? 0) + 1,
        column: Int(location.span.dropFirst().first ?? 0) + 1
      )
    }
  }

  /// The comment above the declaration, else the one behind it.
  func comment(_ path: [Int]) -> [String] { locations[path]?.comment ?? [] }

  func position(_ path: [Int]) -> SourcePosition {
    let location = locations[path]
    return SourcePosition(file: file, line: location?.line ?? 1, column: location?.column ?? 1)
  }

  /// Where an option of a declaration stands; the declaration, where that is not told.
  /// - Parameter path: of the option, which may be told as a whole or in parts.
  func position(option path: [Int], of declaration: [Int]) -> SourcePosition {
    let places = locations.filter { $0.key.starts(with: path) }.map { ($0.value.line, $0.value.column) }
    guard let first = places.min(by: <) else { return position(declaration) }
    return SourcePosition(file: file, line: first.0, column: first.1)
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      if line.first == " " { line.removeFirst() }
      while line.last?.isWhitespace == true { line.removeLast() }
      return String(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

/// Comments and positions of one file, by the path of the declaration (`SourceCodeInfo.Location.path`).
struct SourceInfo {
  private var locations: [[Int]: (comment: [String], line: Int, column: Int)] = [:]
  private let file: String

  init(file: String, _ info: WireFields?) throws(GenerationError) {
    self.file = file
    guard let info else { return }
    for location in try info.messages(1) {
      let span = try location.integers(2)
      let text = location.optionalString(3) ?? location.optionalString(4) ?? ""
      locations[try location.integers(1)] = (
        comment: Self.lines(text), line: (span.first ?? 0) + 1, column: (span.dropFirst().first ?? 0) + 1
      )
    }
  }

  /// The comment above the declaration, else the one behind it.
  func comment(_ path: [Int]) -> [String] { locations[path]?.comment ?? [] }

  func position(_ path: [Int]) -> SourcePosition {
    let location = locations[path]
    return SourcePosition(file: file, line: location?.line ?? 1, column: location?.column ?? 1)
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

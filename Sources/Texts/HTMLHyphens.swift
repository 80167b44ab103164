extension String {
  private static let longestWhole = 16

  /// This HTML, in which a line does not break after a single letter and a hyphen: `e-mail` is one word to readers, and two to
  /// browsers.
  ///
  /// - Parameter attribute: what says so to the browser, such as `class="whole"`.
  package func keepingShortPrefixes(_ attribute: String) -> String {
    let scalars = Array(self.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let isPrefix =
        index + 2 < scalars.count && scalars[index + 1] == "-" && scalars[index].properties.isAlphabetic
        && scalars[index + 2].properties.isAlphabetic && (index == 0 || !scalars[index - 1].properties.isAlphabetic)
      guard isPrefix else {
        result.append(scalars[index])
        index += 1
        continue
      }
      let end = scalars[(index + 2)...].firstIndex { !$0.properties.isAlphabetic } ?? scalars.count
      // A word that is wider than a phone has to break somewhere.
      guard end - index <= Self.longestWhole else {
        result.append(contentsOf: scalars[index..<end])
        index = end
        continue
      }
      result.append(contentsOf: "<span \(attribute)>".unicodeScalars)
      result.append(contentsOf: scalars[index..<end])
      result.append(contentsOf: "</span>".unicodeScalars)
      index = end
    }
    return String(result)
  }
}

extension String {
  /// The text as HTML that shows exactly it, in an element or in a quoted attribute.
  ///
  /// The five characters of the HTML standard's "escaping a string", and the apostrophe for attributes in single quotes.
  package var escapedForHTML: String {
    let isSpecial: (UInt8) -> Bool = {
      switch $0 {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
      default: false
      }
    }
    guard self.utf8.contains(where: isSpecial) else { return self }
    var result = ""
    result.reserveCapacity(self.utf8.count + 32)
    for scalar in self.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

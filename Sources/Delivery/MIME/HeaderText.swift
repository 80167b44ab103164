/// Text in header fields: folding (RFC 5322 section 2.2.3) and encoded words (RFC 2047).
enum HeaderText {
  /// A field with free text, such as the subject, ended by CRLF.
  static func unstructured(_ name: String, _ value: String) -> String {
    let value = Self.withoutControls(value)
    var line = HeaderLine(name: name)
    // Encoded too: what a reader would take for an encoded word, and words that no fold can shorten.
    if value.utf8.allSatisfy({ $0 < 0x80 }), !value.contains("=?"),
      value.split(separator: " ").allSatisfy({ $0.utf8.count <= HeaderLine.limit - name.utf8.count - 2 })
    {
      for word in value.split(separator: " ", omittingEmptySubsequences: false) { line.append(String(word)) }
    } else {
      for word in Self.encodedWords(value, isPhrase: false, column: name.utf8.count + 2) { line.append(word) }
    }
    return line.finished
  }

  /// A field with one mailbox, ended by CRLF.
  ///
  ///     mailbox = [ phrase ] "<" addr-spec ">"
  static func mailbox(_ name: String, _ mailbox: Mailbox) -> String {
    var line = HeaderLine(name: name)
    let display = Self.withoutControls(mailbox.name)
    if display.isEmpty {
      line.append(mailbox.address.description)
      return line.finished
    }
    if display.utf8.allSatisfy({ $0 < 0x80 }), !display.contains("=?"), display.utf8.count <= 60 {
      line.append(Self.quoted(display))
    } else {
      for word in Self.encodedWords(display, isPhrase: true, column: name.utf8.count + 2) { line.append(word) }
    }
    line.append("<\(mailbox.address.description)>")
    return line.finished
  }

  /// Line breaks and other controls become spaces, which makes it impossible to begin another field from inside one.
  /// Spaces at the ends, and second ones in a row, go.
  static func withoutControls(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isSpace =
        scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
      if !isSpace {
        result.append(scalar)
      } else if let last = result.last, last != " " {
        result.append(" ")
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// `quoted-string` of RFC 5322 section 3.2.4.
  private static func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0.isAtomText || $0 == UInt8(ascii: " ") }) { return text }
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }

  /// `encoded-word = "=?" charset "?" encoding "?" encoded-text "?="`, each at most 75 characters long, none dividing
  /// a character: "each encoded-word MUST represent an integral number of characters".
  ///
  /// - Parameter column: where in its line the first word stands; with it too the line has at most 76 characters.
  static func encodedWords(_ text: String, isPhrase: Bool, column: Int) -> [String] {
    let plain = text.utf8.count { Self.isPlain($0, isPhrase: isPhrase) || $0 == UInt8(ascii: " ") }
    // Q keeps mostly Latin text readable and short, B is shorter for the rest.
    let isQ = plain * 3 >= text.utf8.count * 2
    let prefix = isQ ? "=?utf-8?Q?" : "=?utf-8?B?"
    var room = min(75, HeaderLine.limit - column) - prefix.utf8.count - 2
    var words: [String] = []
    var pending: [UInt8] = []
    var cost = 0
    func flush() {
      guard !pending.isEmpty else { return }
      let body = isQ ? pending : Base64.encode(pending)
      words.append(prefix + String(decoding: body, as: UTF8.self) + "?=")
      room = 75 - prefix.utf8.count - 2
      pending = []
      cost = 0
    }
    for scalar in text.unicodeScalars {
      var bytes: [UInt8] = []
      if isQ {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          if byte == UInt8(ascii: " ") {
            bytes.append(UInt8(ascii: "_"))
          } else if Self.isPlain(byte, isPhrase: isPhrase) {
            bytes.append(byte)
          } else {
            bytes += [
              UInt8(ascii: "="), QuotedPrintable.hexDigits[Int(byte >> 4)], QuotedPrintable.hexDigits[Int(byte & 15)],
            ]
          }
        }
        if cost + bytes.count > room { flush() }
        cost += bytes.count
      } else {
        bytes = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        if (cost + bytes.count + 2) / 3 * 4 > room { flush() }
        cost += bytes.count
      }
      pending += bytes
    }
    flush()
    return words
  }

  /// RFC 2047 section 5 (3): within a phrase only letters, digits and `!*+-/` may stand for themselves; the same set
  /// serves unstructured text, with more punctuation.
  private static func isPlain(_ byte: UInt8, isPhrase: Bool) -> Bool {
    byte.isLetterOrDigit || "!*+-/".utf8.contains(byte)
      || (!isPhrase && ".,:;'()&#@".utf8.contains(byte))
  }
}

/// Collects the words of a field and folds before a word that would make the line longer than 76 characters.
struct HeaderLine {
  static let limit = 76

  private var text: String
  private var column: Int
  private var isFirst = true

  init(name: String) {
    self.text = name + ":"
    self.column = name.utf8.count + 1
  }

  mutating func append(_ word: String) {
    if !self.isFirst, self.column + 1 + word.utf8.count > Self.limit {
      self.text += "\r\n"
      self.column = 0
    }
    self.isFirst = false
    self.text += " " + word
    self.column += 1 + word.utf8.count
  }

  var finished: String { self.text + "\r\n" }
}

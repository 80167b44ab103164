import Domain
import Glibc

extension Maildir: CapturedMessages {
  /// A mail longer than this is shown in part.
  private static let maximumLength = 1 << 20
  /// Enough for the header of any mail that this server writes.
  private static let headerLength = 16 << 10

  package func list(offset: Int = 0, limit: Int) throws(SystemError) -> CapturedMessagePage {
    var entries: [(key: SortKey, path: String, name: String)] = []
    for directory in ["new", "cur"] {
      for file in try Self.files(in: "\(self.path)/\(directory)") {
        let name = Self.uniqueName(of: file)
        entries.append((SortKey(name), "\(self.path)/\(directory)/\(file)", name))
      }
    }
    entries.sort { $1.key < $0.key }
    let mails = entries.dropFirst(max(0, offset)).prefix(max(0, limit)).compactMap {
      entry -> CapturedMessage.Summary? in
      // Another program may have taken it since.
      guard let bytes = Self.read(entry.path, limit: Self.headerLength) else { return nil }
      return Self.summary(MIMEMessage(parsing: bytes), name: entry.name)
    }
    return CapturedMessagePage(messages: mails, total: entries.count)
  }

  package func message(named name: String) -> CapturedMessage? {
    // A name from a URL must not lead out of the directory.
    guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 }),
      let bytes = Self.read("\(self.path)/new/\(name)", limit: Self.maximumLength) ?? self.readCurrent(name)
    else { return nil }
    let message = MIMEMessage(parsing: bytes)
    return CapturedMessage(
      summary: Self.summary(message, name: name), text: message.body(ofType: "text/plain") ?? "",
      html: message.body(ofType: "text/html"))
  }

  /// In `cur`, readers append `:2,` and flags to the name.
  private func readCurrent(_ name: String) -> [UInt8]? {
    let directory = self.path + "/cur"
    do throws(SystemError) {
      let file = try Self.files(in: directory).first { Self.uniqueName(of: $0) == name }
      return file.flatMap { Self.read("\(directory)/\($0)", limit: Self.maximumLength) }
    } catch {
      return nil
    }
  }

  private static func summary(_ message: MIMEMessage, name: String) -> CapturedMessage.Summary {
    CapturedMessage.Summary(
      name: name, subject: message.header("subject") ?? "", from: message.header("from") ?? "",
      to: message.header("to") ?? "", date: message.header("date") ?? "")
  }

  private static func uniqueName(of file: String) -> String { String(file.prefix { $0 != ":" }) }

  private static func files(in directory: String) throws(SystemError) -> [String] {
    guard let stream = opendir(directory) else { throw SystemError("open \(directory)") }
    defer { closedir(stream) }
    var files: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      // "A unique name can be anything that doesn't contain a colon (or slash) and doesn't start with a dot."
      if !name.hasPrefix(".") { files.append(name) }
    }
    return files
  }

  private static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: limit)
    var length = 0
    while length < limit {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: length), limit - length)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      length += count
    }
    return Array(bytes.prefix(length))
  }

  /// Seconds, then microseconds, then the process's count, as far as the name has them; then the name itself.
  struct SortKey: Comparable {
    private let numbers: [UInt64]
    private let name: String

    init(_ name: String) {
      let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
      let delivery = parts.count > 1 ? parts[1] : ""
      self.numbers = [
        parts.first.flatMap { UInt64($0) } ?? 0, Self.number(after: "M", in: delivery),
        Self.number(after: "Q", in: delivery),
      ]
      self.name = name
    }

    static func < (left: SortKey, right: SortKey) -> Bool {
      for (a, b) in zip(left.numbers, right.numbers) where a != b { return a < b }
      return left.name < right.name
    }

    private static func number(after letter: Character, in text: Substring) -> UInt64 {
      guard let index = text.firstIndex(of: letter) else { return 0 }
      return UInt64(text[text.index(after: index)...].prefix { $0.isASCII && $0.isNumber }) ?? 0
    }
  }
}

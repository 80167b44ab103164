import Glibc
import Testing
import Threads

/// An SMTP server on a loopback port that answers as told and records what it is sent.
final class ScriptedSMTPServer: Sendable {
  /// What answers a command: lines of a reply, or nothing but the end of the connection.
  enum Answer: Sendable, Equatable {
    case reply(String)
    /// A reply that the server takes its time for.
    case late(seconds: UInt32, String)
    case hangUp
    /// Nothing, until the client goes.
    case silence
  }

  struct Record: Sendable {
    var connections = 0
    /// Every line but contents, without its end.
    var lines: [String] = []
    /// As they came, dots stuffed, without the last line.
    var contents: [[UInt8]] = []

    /// The lines that begin with a word.
    func lines(_ verb: String) -> [String] { self.lines.filter { $0.hasPrefix(verb) } }
  }

  let port: Int
  private let listener: Int32
  private let extensions: [String]
  /// For the first uses of a stage; then it succeeds. Stages are `greeting`, the commands, and `content`.
  private let script: Monitor<[String: [Answer]]>
  private let recorded = Monitor(Record())

  init(extensions: [String] = [], script: [String: [Answer]] = [:]) throws {
    self.extensions = extensions
    self.script = Monitor(script)
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    self.port = Int(UInt16(bigEndian: address.sin_port))
    try #require(isListening)
    let code = startThread(name: "smtp server") { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { break }
        _ = startThread(name: "smtp session") { [weak self] in
          self?.serve(connection)
          close(connection)
        }
      }
      close(listener)
    }
    try #require(code == 0)
  }

  deinit { shutdown(self.listener, Int32(SHUT_RDWR)) }

  var record: Record { self.recorded.withLock { $0 } }

  private func serve(_ connection: Int32) {
    self.recorded.withLock { $0.connections += 1 }
    var input = LineReader(connection: connection)
    guard self.answer("greeting", else: "220 scripted.test ESMTP", on: connection) else { return }
    while let line = input.next() {
      let text = String(decoding: line, as: UTF8.self)
      self.recorded.withLock { $0.lines.append(text) }
      let verb = text.prefix { $0.isLetter }.uppercased()
      switch verb {
      case "EHLO":
        let lines = ["scripted.test"] + self.extensions
        let reply = lines.enumerated().map { "250\($0 == lines.count - 1 ? " " : "-")\($1)" }.joined(separator: "\r\n")
        guard self.answer(verb, else: reply, on: connection) else { return }
      case "AUTH":
        // Without an initial response (RFC 4954 section 4) the client is asked for one.
        if text.split(separator: " ").count == 2 {
          guard self.answer("AUTH continued", else: "334 ", on: connection), let response = input.next() else { return }
          self.recorded.withLock { $0.lines.append(String(decoding: response, as: UTF8.self)) }
        }
        guard self.answer(verb, else: "235 welcome", on: connection) else { return }
      case "DATA":
        guard self.answer(verb, else: "354 go on", on: connection) else { return }
        if self.wasRefused(verb) { continue }
        var content: [UInt8] = []
        while let line = input.next(), line != [UInt8(ascii: ".")] { content += line + [13, 10] }
        self.recorded.withLock { $0.contents.append(content) }
        guard self.answer("content", else: "250 taken", on: connection) else { return }
      case "QUIT":
        _ = self.answer(verb, else: "221 bye", on: connection)
        return
      default: guard self.answer(verb, else: "250 ok", on: connection) else { return }
      }
    }
  }

  /// Whether the last answer at that stage was a refusal; asked on the connection's own thread.
  private func wasRefused(_ stage: String) -> Bool {
    self.script.withLock { $0["refused \(stage)"] != nil }
  }

  private func answer(_ stage: String, else usual: String, on connection: Int32) -> Bool {
    let answer = self.script.withLock { script -> Answer in
      script["refused \(stage)"] = nil
      guard let first = script[stage]?.first else { return .reply(usual) }
      script[stage]?.removeFirst()
      if case .reply(let text) = first, text.hasPrefix("4") || text.hasPrefix("5") { script["refused \(stage)"] = [] }
      return first
    }
    if answer == .silence {
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
    }
    let text: String
    switch answer {
    case .reply(let reply): text = reply
    case .late(let seconds, let reply):
      sleep(seconds)
      text = reply
    case .hangUp, .silence: return false
    }
    let bytes = Array((text + "\r\n").utf8)
    return bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      == bytes.count
  }
}

/// Reads lines that end in CRLF.
private struct LineReader {
  let connection: Int32
  private var buffer: [UInt8] = []

  init(connection: Int32) { self.connection = connection }

  mutating func next() -> [UInt8]? {
    while true {
      if let end = self.buffer.firstIndex(of: 10) {
        var line = Array(self.buffer[..<end])
        self.buffer.removeSubrange(...end)
        if line.last == 13 { line.removeLast() }
        return line
      }
      var chunk = [UInt8](repeating: 0, count: 65536)
      let count = chunk.withUnsafeMutableBytes { recv(self.connection, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { return nil }
      self.buffer += chunk.prefix(count)
    }
  }
}

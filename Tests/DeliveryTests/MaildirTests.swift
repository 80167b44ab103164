import Domain
import Glibc
import Testing

@testable import Delivery

@Suite("Maildir")
struct MaildirTests {
  /// A directory that goes with the test.
  private final class Directory {
    let path: String

    init() throws {
      var template = Array("/tmp/signet-mail-XXXXXX".utf8CString)
      let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } }
      _ = try #require(made)
      self.path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func files(_ directory: String) -> [String] {
      guard let stream = opendir("\(self.path)/mail/\(directory)") else { return [] }
      defer { closedir(stream) }
      var names: [String] = []
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
      }
      return names
    }

    deinit {
      for directory in ["new", "cur", "tmp"] {
        for name in self.files(directory) { unlink("\(self.path)/mail/\(directory)/\(name)") }
        rmdir("\(self.path)/mail/\(directory)")
      }
      rmdir(self.path + "/mail")
      rmdir(self.path)
    }
  }

  private let directory: Directory
  private let maildir: Maildir

  init() throws {
    self.directory = try Directory()
    self.maildir = try Maildir(path: self.directory.path + "/mail")
  }

  @Test("Mails land whole, for their owner alone, and nothing is left in tmp")
  func delivery() throws {
    let mails = try (1...20).map { try OutgoingMail.sample("\($0)", subject: "Nachricht № \($0)") }
    #expect(
      MaildirTransport<OutgoingMail>(self.maildir).makeSession().send(mails) { true }
        == Array(repeating: .sent, count: 20))
    #expect(self.directory.files("tmp").isEmpty)
    #expect(self.directory.files("cur").isEmpty)
    let files = self.directory.files("new")
    #expect(files.count == 20)
    for path in ["mail", "mail/new"] + files.map({ "mail/new/\($0)" }) {
      var status = stat()
      #expect(stat("\(self.directory.path)/\(path)", &status) == 0)
      #expect(status.st_mode & 0o077 == 0, "\(path)")
    }
    let page = try self.maildir.list(limit: 3)
    #expect(page.total == 20)
    #expect(page.messages.map(\.subject) == ["Nachricht № 20", "Nachricht № 19", "Nachricht № 18"])
    #expect(try self.maildir.list(offset: 18, limit: 5).messages.map(\.subject) == ["Nachricht № 2", "Nachricht № 1"])
  }

  @Test("A mail can be read again, also after another program has seen it")
  func reading() throws {
    let mail = try OutgoingMail.sample(text: "Code: A1B2C3 für Zoë\n", html: "<p>確認 A1B2C3</p>")
    #expect(MaildirTransport<OutgoingMail>(self.maildir).makeSession().send([mail]) { true } == [.sent])
    let name = try #require(self.directory.files("new").first)
    let read = try #require(self.maildir.message(named: name))
    #expect(read.text == "Code: A1B2C3 für Zoë\n")
    #expect(read.html == "<p>確認 A1B2C3</p>")
    #expect(read.summary.to == "reader@example.com")
    let root = self.directory.path + "/mail"
    #expect(rename("\(root)/new/\(name)", "\(root)/cur/\(name):2,S") == 0)
    #expect(self.maildir.message(named: name) == read)
    #expect(try self.maildir.list(limit: 1).messages.map(\.name) == [name])
  }

  @Test(
    "Names from outside do not lead out of the directory",
    arguments: [
      "", ".", "..", "../secret", "../../etc/passwd", "/etc/passwd", "a/../../secret", "nothing", "x\0y",
    ])
  func traversal(name: String) throws {
    let secret = self.directory.path + "/mail/secret"
    let descriptor = open(secret, O_WRONLY | O_CREAT, 0o600)
    defer {
      close(descriptor)
      unlink(secret)
    }
    #expect(self.maildir.message(named: name) == nil)
  }

  @Test("What cannot be written is tried again later, and leaves nothing behind")
  func failure() throws {
    let root = self.directory.path + "/mail"
    #expect(rmdir(root + "/new") == 0)
    let outcomes = MaildirTransport<OutgoingMail>(self.maildir).makeSession().send([try .sample()]) { true }
    #expect(outcomes.count == 1 && outcomes.allSatisfy { $0.isDeferred })
    #expect(self.directory.files("tmp").isEmpty)
    #expect(rmdir(root + "/tmp") == 0)
    let others = MaildirTransport<OutgoingMail>(self.maildir).makeSession().send([try .sample()]) { true }
    #expect(others.count == 1 && others.allSatisfy { $0.isDeferred })
  }

  @Test("No mail is begun when there is no time")
  func noTime() throws {
    #expect(MaildirTransport<OutgoingMail>(self.maildir).makeSession().send([try .sample()]) { false } == [.notTried])
    #expect(self.directory.files("new").isEmpty)
  }
}

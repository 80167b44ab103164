import Glibc
import Synchronization

/// A Maildir (https://cr.yp.to/proto/maildir.html): where messages land while no provider is configured.
///
/// A mail is written to `tmp`, forced to disk, and renamed into `new`, so that a reader never sees a part of one. Mails
/// are delivered in batches: all are written, then all forced to disk, which the file system does together, then all
/// renamed; the directory is forced to disk before any counts as sent. A power failure may bring a mail twice, but loses
/// none.
package final class Maildir: Sendable {
  package let path: String
  private let host: String
  private let counter = Atomic<UInt64>(0)

  /// Creates the directories that are missing, readable for the owner only: the mails hold codes.
  package init(path: String) throws(SystemError) {
    self.path = path
    var name = [CChar](repeating: 0, count: 256)
    let hasName = gethostname(&name, name.count - 1) == 0
    let host = hasName ? String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : ""
    // "To deal with invalid host names, replace / with \057 and : with \072."
    self.host = host.isEmpty ? "localhost" : Self.escaped(host)
    for directory in [path, path + "/tmp", path + "/new", path + "/cur"] {
      guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw SystemError("create \(directory)") }
    }
  }

  /// A mail in `tmp`, open until its content is on the disk.
  final class Draft {
    let name: String
    fileprivate let path: String
    fileprivate let descriptor: Int32

    fileprivate init(name: String, path: String, descriptor: Int32) {
      self.name = name
      self.path = path
      self.descriptor = descriptor
    }

    deinit { close(self.descriptor) }
  }

  /// Writes one mail into `tmp`.
  func draft(_ bytes: [UInt8]) throws(SystemError) -> Draft {
    let name = self.uniqueName()
    let path = "\(self.path)/tmp/\(name)"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemError("create \(path)") }
    let draft = Draft(name: name, path: path, descriptor: descriptor)
    do {
      try Self.write(bytes, to: draft)
    } catch {
      unlink(path)
      throw error
    }
    return draft
  }

  /// Forces a mail's content to disk and shows it in `new`; its name there is not forced: see ``synchronize()``.
  func publish(_ draft: Draft) throws(SystemError) {
    guard fsync(draft.descriptor) == 0 else { throw Self.abandon(draft.path, SystemError("fsync \(draft.path)")) }
    guard rename(draft.path, "\(self.path)/new/\(draft.name)") == 0 else {
      throw Self.abandon(draft.path, SystemError("rename \(draft.path)"))
    }
  }

  /// Forces the names of all mails delivered so far to disk.
  func synchronize() throws(SystemError) {
    let directory = self.path + "/new"
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError("open \(directory)") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemError("fsync \(directory)") }
  }

  /// `seconds.M<microseconds>P<process>Q<deliveries>.host`: unique because one process never makes two with one count.
  /// The microseconds and the count are padded, so that names of one second sort by time.
  private func uniqueName() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let count = self.counter.add(1, ordering: .relaxed).newValue
    return "\(now.tv_sec).M\(Self.padded(now.tv_nsec / 1000))P\(getpid())Q\(count).\(self.host)"
  }

  private static func padded(_ microseconds: Int) -> String {
    let digits = String(microseconds)
    return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }

  private static func escaped(_ host: String) -> String {
    var result = ""
    for character in host {
      switch character {
      case "/": result += "\\057"
      case ":": result += "\\072"
      default: result.append(character)
      }
    }
    return result
  }

  private static func write(_ bytes: [UInt8], to draft: Draft) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(draft.descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw SystemError("write \(draft.path)")
      }
      offset += written
    }
  }

  private static func abandon(_ path: String, _ error: SystemError) -> SystemError {
    unlink(path)
    return error
  }
}

/// Delivers to a ``Maildir``.
package struct MaildirTransport<Message: EncodedMessage>: MessageTransport {
  private let maildir: Maildir

  package init(_ maildir: Maildir) {
    self.maildir = maildir
  }

  /// One: a disk is not made faster by several, and commands want it too.
  package var sessions: Int { 1 }
  package var batchSize: Int { 128 }
  package func makeSession() -> any MessageSession<Message> { MaildirSession<Message>(maildir: self.maildir) }
}

/// Delivers batches to a ``Maildir``.
private final class MaildirSession<Message: EncodedMessage>: MessageSession {
  private let maildir: Maildir

  init(maildir: Maildir) {
    self.maildir = maildir
  }

  func send(_ mails: [Message], while mayBegin: () -> Bool) -> [SendOutcome] {
    // A full disk can be emptied, permissions can be mended: whatever fails is tried again.
    var outcomes: [SendOutcome] = []
    outcomes.reserveCapacity(mails.count)
    var drafts: [(index: Int, draft: Maildir.Draft)] = []
    drafts.reserveCapacity(mails.count)
    for (index, mail) in mails.enumerated() {
      guard mayBegin() else {
        outcomes.append(.notTried)
        continue
      }
      do throws(SystemError) {
        drafts.append((index, try self.maildir.draft(mail.encoded())))
        outcomes.append(.sent)
      } catch {
        outcomes.append(.deferred(reason: error.description))
      }
    }
    for (index, draft) in drafts {
      do throws(SystemError) {
        try self.maildir.publish(draft)
      } catch {
        outcomes[index] = .deferred(reason: error.description)
      }
    }
    guard !drafts.isEmpty else { return outcomes }
    do throws(SystemError) {
      try self.maildir.synchronize()
    } catch {
      return outcomes.map { $0 == .sent ? .deferred(reason: error.description) : $0 }
    }
    return outcomes
  }
}

import Glibc
import Synchronization

/// A Maildir (https://cr.yp.to/proto/maildir.html): where mails land while no provider is configured.
///
/// A mail is written to `tmp`, forced to disk, and renamed into `new`, so that a reader never sees a part of one. The
/// directory is forced to disk once for a batch, before any mail of it counts as sent: a power failure may bring a mail
/// twice, but loses none.
public final class Maildir: MailTransport {
  public let path: String
  private let host: String
  private let counter = Atomic<UInt64>(0)

  /// Creates the directories that are missing, readable for the owner only: the mails hold codes.
  public init(path: String) throws(SystemError) {
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

  public func makeSession() -> any MailSession { MaildirSession(maildir: self) }

  /// Writes one mail and forces its content to disk, but not its name: see ``synchronize()``.
  ///
  /// - Returns: the unique name.
  func deliver(_ bytes: [UInt8]) throws(SystemError) -> String {
    let name = self.uniqueName()
    let temporary = "\(self.path)/tmp/\(name)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemError("create \(temporary)") }
    do {
      try Self.write(bytes, to: descriptor, path: temporary)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0 else { throw Self.abandon(temporary, SystemError("close \(temporary)")) }
    guard rename(temporary, "\(self.path)/new/\(name)") == 0 else {
      throw Self.abandon(temporary, SystemError("rename \(temporary)"))
    }
    return name
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

  private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw SystemError("write \(path)")
      }
      offset += written
    }
    guard fsync(descriptor) == 0 else { throw SystemError("fsync \(path)") }
  }

  private static func abandon(_ path: String, _ error: SystemError) -> SystemError {
    unlink(path)
    return error
  }
}

/// Delivers batches to a ``Maildir``.
private final class MaildirSession: MailSession {
  private let maildir: Maildir

  init(maildir: Maildir) {
    self.maildir = maildir
  }

  func send(_ mails: [OutgoingMail]) -> [SendOutcome] {
    var outcomes: [SendOutcome] = []
    outcomes.reserveCapacity(mails.count)
    for mail in mails {
      do throws(SystemError) {
        _ = try self.maildir.deliver(mail.encoded())
        outcomes.append(.sent)
      } catch {
        // A full disk can be emptied, permissions can be mended.
        outcomes.append(.deferred(reason: error.description))
      }
    }
    do throws(SystemError) {
      try self.maildir.synchronize()
    } catch {
      return outcomes.map { $0 == .sent ? .deferred(reason: error.description) : $0 }
    }
    return outcomes
  }
}

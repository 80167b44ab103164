import Domain
import Glibc
import ProtobufCodec

/// A file that is written as it is told, and there only once it is whole: until then it has another name beside its own, also
/// where the process is killed.
package final class ExportFile {
  private let path: String
  private let partPath: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  private static let pieceSize = 1 << 20

  /// Makes the file, for this user alone.
  /// - Throws: `MoveFileError` where there is one already, or none can be.
  package convenience init(_ path: String) throws(MoveFileError) {
    guard access(path, F_OK) != 0 else { throw MoveFileError(path, EEXIST) }
    let part = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw MoveFileError(path, errno) }
    self.init(path, part, descriptor)
  }

  private init(_ path: String, _ part: String, _ descriptor: Int32) {
    (self.path, partPath, self.descriptor) = (path, part, descriptor)
  }

  deinit {
    close(descriptor)
    unlink(partPath)
  }

  /// Tells organizations with all that they own, in the form of `ExportData`'s answer.
  /// - Parameter progress: hears how many users were told.
  package func write(
    _ organizations: [Organization], by exporter: Exporter, _ progress: (Int) -> Void
  ) async throws {
    try add("{\"orgs\":[")
    for (index, organization) in organizations.enumerated() {
      if index > 0 { try add(",") }
      var head = try await exporter.head(organization).jsonUTF8()
      // Open for what follows.
      head.removeLast()
      buffer += head
      try await list("humanUsers") { take in
        try await exporter.people(of: organization) {
          try take($0)
          progress(1)
        }
      }
      try await list("machineUsers") { take in
        try await exporter.machines(of: organization) {
          try take($0)
          progress(1)
        }
      }
      try await list("machineKeys") { try await exporter.machineKeys(of: organization, $0) }
      try await list("userMetadata") { try await exporter.metadata(of: organization, $0) }
      try await list("orgMembers") { try await exporter.members(of: organization, $0) }
      try add("}")
    }
    try add("]}\n")
    try flush()
    try publish()
  }

  /// Gives the whole file its name. Not by `rename`: that would replace what somebody has put there meanwhile.
  private func publish() throws(MoveFileError) {
    guard fsync(descriptor) == 0, link(partPath, path) == 0 else { throw MoveFileError(path, errno) }
    let directory = open(
      path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw MoveFileError(path, errno) }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw MoveFileError(path, errno) }
  }

  private func list<M: Message>(_ name: String, _ fill: ((M) throws -> Void) async throws -> Void) async throws {
    try add(",\"\(name)\":[")
    var isFirst = true
    try await fill { message in
      if !isFirst { buffer.append(UInt8(ascii: ",")) }
      isFirst = false
      buffer.append(UInt8(ascii: "\n"))
      buffer += try message.jsonUTF8()
      if buffer.count >= Self.pieceSize { try flush() }
    }
    try add("]")
  }

  private func add(_ text: String) throws(MoveFileError) {
    buffer += text.utf8
    if buffer.count >= Self.pieceSize { try flush() }
  }

  private func flush() throws(MoveFileError) {
    var done = 0
    while done < buffer.count {
      let written = buffer.withUnsafeBytes {
        Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: $0[done...]).baseAddress, $0.count - done)
      }
      guard written >= 0 || errno == EINTR else { throw MoveFileError(path, errno) }
      done += max(0, written)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

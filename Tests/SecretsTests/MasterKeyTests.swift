import Glibc
import Testing

@testable import Secrets

@Suite("Master key")
struct MasterKeyTests {
  /// A directory that goes with the test.
  private final class Directory: Sendable {
    let path: String

    init() throws {
      var template = Array("/tmp/signet-key-XXXXXX".utf8CString)
      let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } }
      _ = try #require(made)
      self.path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
      for name in self.names { unlink("\(self.path)/\(name)") }
      rmdir(self.path)
    }

    var names: [String] {
      guard let stream = opendir(self.path) else { return [] }
      defer { closedir(stream) }
      var names: [String] = []
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      return names
    }

    func write(_ name: String, length: Int, mode: mode_t) -> String {
      let path = "\(self.path)/\(name)"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
      let bytes = [UInt8](repeating: 7, count: length)
      _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      fchmod(descriptor, mode)
      close(descriptor)
      return path
    }
  }

  private let directory: Directory

  init() throws { self.directory = try Directory() }

  @Test("The first start draws a key for its owner alone; later ones read it")
  func creation() throws {
    let path = self.directory.path + "/master.key"
    let first = KeyedVault(try MasterKey(creatingAt: path))
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o600)
    #expect(status.st_size == 32)
    #expect(self.directory.names == ["master.key"], "nothing is left beside it")
    let sealed = first.seal(code: "A1B2C3", userID: "42")
    #expect(KeyedVault(try MasterKey(creatingAt: path)).open(sealed: sealed, userID: "42") == "A1B2C3")
    #expect(KeyedVault(try MasterKey(readingFrom: path)).open(sealed: sealed, userID: "42") == "A1B2C3")
  }

  @Test("Processes that start at once end with one key")
  func race() async throws {
    let path = self.directory.path + "/master.key"
    let digests = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 {
        group.addTask { KeyedVault(try MasterKey(creatingAt: path)).digest(code: "A", userID: "1") }
      }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(digests.count == 1)
    #expect(self.directory.names == ["master.key"])
  }

  @Test("A key that is too short or too long is refused, and left as it is", arguments: [0, 31, 33])
  func wrongLength(length: Int) throws {
    let path = self.directory.write("master.key", length: length, mode: 0o600)
    #expect(throws: MasterKeyError.wrongLength(length)) { try MasterKey(creatingAt: path) }
    #expect(throws: MasterKeyError.wrongLength(length)) { try MasterKey(bytes: [UInt8](repeating: 0, count: length)) }
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_size == length)
  }

  @Test("A key that others may read is refused", arguments: [0o640, 0o604, 0o620, 0o644] as [mode_t])
  func permissions(mode: mode_t) throws {
    let path = self.directory.write("master.key", length: 32, mode: mode)
    #expect(throws: MasterKeyError.openToOthers(path, mode: mode)) { try MasterKey(creatingAt: path) }
  }

  @Test("What is no file is refused")
  func directoryAsKey() {
    #expect(throws: MasterKeyError.notAFile(self.directory.path)) { try MasterKey(creatingAt: self.directory.path) }
  }

  @Test("Reading does not create")
  func missing() {
    let path = self.directory.path + "/master.key"
    #expect(throws: MasterKeyError.system("open \(path)", code: ENOENT)) { try MasterKey(readingFrom: path) }
    #expect(self.directory.names.isEmpty)
  }

  @Test("Where nothing can be written, the message names the file")
  func unwritable() {
    let error = #expect(throws: MasterKeyError.self) { try MasterKey(creatingAt: "/nonexistent/master.key") }
    #expect(error?.description.contains("/nonexistent/master.key") == true)
    #expect(error?.description.contains("No such file") == true)
  }
}

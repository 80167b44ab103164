import Foundation
import StoreSupport
import Testing

@testable import ManagementService

@Suite("The file of an export")
struct ExportFileTests {
  private let directory = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID())")

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: directory.path) }

  private func withExporter(_ body: (Exporter) async throws -> Void) async throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try await House.run { try await body(Exporter($0.memory.useCases, withPasswords: true, withOTP: true)) }
  }

  @Test("has its name once it is whole, and leaves nothing else")
  func whole() async throws {
    try await withExporter { exporter in
      let path = directory.appending(path: "all.json").path
      do {
        let file = try ExportFile(path)
        #expect(try names().contains("all.json") == false, "who is killed leaves no half of one under this name")
        try await file.write(try await exporter.organizations([], but: []), by: exporter) { _ in }
      }
      #expect(try names() == ["all.json"])
      #expect(throws: MoveFileError.self) { _ = try ExportFile(path) }
      _ = try MoveDocument(try FileSource(path))
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("is gone where it was not written, and replaces none that came meanwhile")
  func abandoned() async throws {
    try await withExporter { exporter in
      let path = directory.appending(path: "none.json").path
      do { _ = try ExportFile(path) }
      #expect(try names() == [])
      let file = try ExportFile(path)
      try Data("theirs".utf8).write(to: URL(fileURLWithPath: path))
      await #expect(throws: MoveFileError.self) { try await file.write([], by: exporter) { _ in } }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "theirs")
    }
  }
}

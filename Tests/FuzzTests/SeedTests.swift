import Foundation
import Testing

/// Every seed of the fuzzer, and every input that it ever found a fault with.
struct SeedTests {
  private static func seeds(_ target: String) throws -> [(name: String, content: [UInt8])] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Seeds/\(target)")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).map { file in
      (file.lastPathComponent, Array(try Data(contentsOf: file)))
    }
  }

  @Test(arguments: FuzzTarget.all)
  func haveNoFault(_ target: FuzzTarget) throws {
    let seeds = try Self.seeds(target.name)
    #expect(!seeds.isEmpty)
    for seed in seeds { #expect(target.fault(seed.content) == nil, "\(target.name)/\(seed.name)") }
  }
}

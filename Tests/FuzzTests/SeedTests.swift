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

  @Test(arguments: [
    ("wire", WireProperties.fault), ("json", JSONProperties.fault), ("paths", PathProperties.fault),
  ])
  func haveNoFault(_ target: String, _ fault: @Sendable ([UInt8]) -> String?) throws {
    let seeds = try Self.seeds(target)
    #expect(!seeds.isEmpty)
    for seed in seeds { #expect(fault(seed.content) == nil, "\(target)/\(seed.name)") }
  }
}

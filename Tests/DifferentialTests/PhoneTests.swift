import Domain
import Foundation
import ProtocSupport
import Testing

/// Our phone numbers against libphonenumber's: its examples of all regions and kinds, in many notations, and random ones.
///
/// `SEED=…` repeats a run; `CASES=…` multiplies the number of random ones.
@Suite(.enabled(if: Oracle.python != nil, ".venv-clients is missing; scripts/test makes it"))
struct PhoneTests {
  @Test func numbers() throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["SEED"] ?? String(UInt64.random(in: 0...UInt64.max))
    let count = 20_000 * (environment["CASES"].flatMap(Int.init) ?? 1)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Oracle.python ?? "python3")
    let script = Protoc.root.appendingPathComponent("Tests/DifferentialTests/phones.py").path
    process.arguments = ["-B", script, seed, String(count)]
    process.environment = environment.merging(["PYTHONIOENCODING": "utf-8"]) { $1 }
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let lines = String(decoding: answer, as: UTF8.self).split(separator: "\n")
    print("SEED=\(seed): \(lines.count) phone numbers")
    #expect(lines.count > count + 10_000)
    for line in lines {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2 else { Issue.record("SEED=\(seed): \(line)"); continue }
      let ours = (try? PhoneNumber(String(fields[0])))?.text ?? ""
      if ours != fields[1] { Issue.record("SEED=\(seed): \(fields[0]) is \(fields[1]), not \(ours)") }
    }
  }
}

import Contest
import SignetMessages
import SwiftProtobufMessages

// codec [ROUNDS]: measures Signet's codec beside swift-protobuf and C++ libprotobuf, and prints a table.

let rounds = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 15 : 15

struct Disagreement: Error {
  let sample: Sample
  let what: String
}

/// All must agree on what the bytes are before it matters how fast they are made. Gives the JSON form.
func verify(_ contestants: [Contestant], _ sample: Sample, bytes: [UInt8]) throws -> [UInt8] {
  let json = try contestants[0].encode(true, 1)
  for contestant in contestants {
    guard try contestant.encode(false, 1) == bytes else { throw Disagreement(sample: sample, what: "wire format") }
    guard try contestant.encode(true, 1) == json else { throw Disagreement(sample: sample, what: "JSON") }
    try contestant.decode(false, bytes, 1)
    try contestant.decode(true, json, 1)
  }
  return json
}

func column(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

/// Tenths matter only to small numbers.
func number(_ value: Double) -> String {
  value < 100 ? String((value * 10).rounded() / 10) : String(Int(value.rounded()))
}

func ratio(_ value: Double) -> String { String((value * 100).rounded() / 100) + " x" }

print("ns: processor time for one operation, the fastest of \(rounds) rounds; allocs: calls of malloc for it")
print("ratios: how many times as long the other library takes")
print(
  column("ns, allocs", 16), column("Signet", 18), column("swift-protobuf", 18), column("C++ libprotobuf", 18),
  column("ratio Swift", 12), column("ratio C++", 10))
for sample in Sample.allCases {
  let bytes = sample.bytes
  let contestants = [try signet(sample, bytes), try swiftProtobuf(sample, bytes), try libProtobuf(sample, bytes)]
  let json = try verify(contestants, sample, bytes: bytes)
  print("\(sample.rawValue): \(bytes.count) bytes, \(json.count) bytes of JSON")
  for operation in Operation.allCases {
    let rivals = contestants.map { contestant -> (Int) throws -> Void in
      switch operation {
      case .encode: { times in _ = try contestant.encode(false, times) }
      case .decode: { times in try contestant.decode(false, bytes, times) }
      case .encodeJSON: { times in _ = try contestant.encode(true, times) }
      case .decodeJSON: { times in try contestant.decode(true, json, times) }
      }
    }
    let results = try Measurement.compare(rivals, rounds: rounds, milliseconds: 20)
    let cells = results.map { "\(number($0.nanoseconds)) ns, \(Int($0.allocations))" }
    print(
      column(operation.rawValue, 16), column(cells[0], 18), column(cells[1], 18), column(cells[2], 18),
      column(ratio(results[1].nanoseconds / results[0].nanoseconds), 12),
      column(ratio(results[2].nanoseconds / results[0].nanoseconds), 10))
  }
}

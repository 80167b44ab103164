import Glibc

/// Loads a server of this machine with one scenario, and prints what came of it. Run by `scripts/bench load`.
func measure(_ arguments: [String]) throws(Failure) {
  guard arguments.count >= 4, let port = UInt16(arguments[0]), let server = Int32(arguments[2]) else { throw .usage }
  let token = arguments[1]
  func inputs(areUsedOnce: Bool = false) throws(Failure) -> Scenario.Inputs {
    guard arguments.count > 6 else { throw .usage }
    return Scenario.Inputs(lines: try lines(of: arguments[6]), areUsedOnce: areUsedOnce)
  }
  let scenario: Scenario
  switch arguments[3] {
  case "manipulate": scenario = .manipulateUser(token: token, isHashed: true)
  case "hash": scenario = .manipulateUser(token: token, isHashed: false)
  case let run where run.hasPrefix("add-"): scenario = .addUsers(token: token, run: run)
  case "me": scenario = .ownUser(token: token)
  case "user_info": scenario = .userInfo(token: token)
  case "add_session": scenario = .addSession(token: token, try inputs())
  case "otp_session": scenario = .otpSession(token: token, try inputs())
  case "human_password_login": scenario = .passwordLogin(token: token, try inputs())
  case "client_credentials": scenario = .grant("machine_client_credentials_login", try inputs())
  case "jwt_profile": scenario = .grant("machine_jwt_profile_grant", try inputs(areUsedOnce: true))
  default: throw .usage
  }
  let clients = arguments.count > 4 ? Int(arguments[4]) ?? 0 : 64
  let seconds = arguments.count > 5 ? Int(arguments[5]) ?? 0 : 10
  guard clients > 0, seconds > 0 else { throw .usage }

  let load = try Load(scenario, clients: clients, port: port)
  let before = (server: try processorSeconds(of: server), own: try processorSeconds(of: getpid()))
  let elapsed = Double(try load.run(seconds: seconds)) / 1e9
  let used = (
    server: try processorSeconds(of: server) - before.server, own: try processorSeconds(of: getpid()) - before.own
  )
  let perMillion = 1e6 / Double(load.iterations)
  print(
    """
    \(scenario.name): \(clients) clients, \(rounded(Double(load.iterations) / elapsed)) /s; CPU-seconds per million: \
    \(rounded(used.server * perMillion)) the server (\(rounded(used.server / elapsed, 2)) cores), \
    \(rounded(used.own * perMillion)) this client (\(rounded(used.own / elapsed, 2)) cores)\
    \(load.refusals == 0 ? "" : "; refused as too busy, and made again: \(load.refusals)")
    """)
  for (step, latencies) in zip(scenario.steps, load.latencies) {
    let sorted = latencies.sorted()
    let quantile = { (part: Double) in Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]) / 1e6 }
    print(
      "  \(step.name): \(sorted.count) calls, ms: p50 \(rounded(quantile(0.5), 2)), p99 \(rounded(quantile(0.99), 2)),"
        + " slowest \(rounded(quantile(1), 2))")
  }
}

/// The lines of a file; at least one.
func lines(of path: String) throws(Failure) -> [String] {
  guard let file = fopen(path, "r") else { throw .system(path) }
  defer { fclose(file) }
  var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  return lines.isEmpty ? [""] : lines
}

/// What a process has used so far of all processors, in itself and in the kernel (proc(5), `stat`, fields 14 and 15).
func processorSeconds(of process: Int32) throws(Failure) -> Double {
  guard let file = fopen("/proc/\(process)/stat", "r") else { throw .system("/proc/\(process)/stat") }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 4096)
  let count = fread(&bytes, 1, bytes.count, file)
  // The name, which may have spaces in it, ends with the last parenthesis.
  let fields = String(decoding: bytes[..<count], as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
  guard fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]) else { throw .system("stat") }
  return Double(user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
}

func rounded(_ value: Double, _ digits: Int = 0) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let scaled = (value * scale).rounded() / scale
  return digits == 0 ? "\(Int(scaled))" : "\(scaled)"
}

do throws(Failure) {
  try measure(Array(CommandLine.arguments.dropFirst()))
} catch {
  "load: \(error)\n".withCString { _ = write(STDERR_FILENO, $0, strlen($0)) }
  exit(1)
}

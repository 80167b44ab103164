import Foundation
import Testing

@testable import signet

@Suite("The memory there is")
struct MachineMemoryTests {
  private func limits(_ files: [String: String]) throws -> [Int] {
    let root = FileManager.default.temporaryDirectory.appending(path: "memory-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return MachineMemory(root: root.path).limits.sorted()
  }

  @Test("Groups of version 2 are held to the limits of those above them")
  func version2() throws {
    #expect(
      try limits([
        "proc/self/cgroup": "0::/system.slice/signet.service\n",
        "sys/fs/cgroup/system.slice/signet.service/memory.max": "268435456\n",
        "sys/fs/cgroup/system.slice/memory.max": "134217728\n", "sys/fs/cgroup/memory.max": "max\n",
      ]) == [134_217_728, 268_435_456])
  }

  @Test("A container sees its own group as the topmost one, whatever the path says")
  func container() throws {
    #expect(try limits(["proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "67108864\n"]) == [67_108_864])
    #expect(
      try limits(["proc/self/cgroup": "0::/../../other\n", "sys/fs/cgroup/memory.max": "67108864\n"]) == [67_108_864])
  }

  @Test("Groups of version 1")
  func version1() throws {
    #expect(
      try limits([
        "proc/self/cgroup": "12:cpu,cpuacct:/docker/x\n9:memory:/docker/x\n1:name=systemd:/docker/x\n",
        "sys/fs/cgroup/memory/docker/x/memory.limit_in_bytes": "67108864\n",
        "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      ]) == [67_108_864, 9_223_372_036_854_771_712])
  }

  @Test(
    "Without limits there is what the machine has",
    arguments: [[:], ["proc/self/cgroup": ""], ["proc/self/cgroup": "nonsense\n0::\n"]])
  func unlimited(_ files: [String: String]) throws {
    #expect(try limits(files) == [])
    #expect(MachineMemory(root: "/nonexistent").bytes > 64 << 20)
  }

  @Test(
    "Lists, requests and answers share in it",
    arguments: [(64 << 20, 8, 8), (256 << 20, 32, 32), (1 << 30, 128, 128), (4 << 30, 512, 256), (1 << 40, 512, 256)])
  func shares(_ memory: Int, _ lists: Int, _ requests: Int) throws {
    var settings = ServerSettings()
    settings.memory = memory
    #expect(settings.listMemoryBytes == lists << 20)
    #expect(settings.requestMemoryBytes == requests << 20)
    #expect(settings.answerMemoryBytes == requests << 20)
    settings.listMemory = 7
    #expect(settings.listMemoryBytes == 7 << 20)
  }
}

@Suite("Secrets in files")
struct SecretFileTests {
  private func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID())").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test(
    "A password from a file stands where one in the URL would, whatever is in it",
    arguments: [
      ("smtp://u@h:25?starttls=off", "pass\n", "smtp://u:pass@h:25?starttls=off"),
      ("smtp://u@h", "p@ss:/?#% é", "smtp://u:p%40ss%3A%2F%3F%23%25%20%C3%A9@h"),
      ("smtp://u%40d@h?from=a@b.example", "x", "smtp://u%40d:x@h?from=a@b.example"),
    ])
  func passwords(_ url: String, _ content: String, _ expected: String) throws {
    let path = try file(content)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let settings = try SettingsTests.load(["--smtp-url", url, "--smtp-password-file", path])
    #expect(try settings.smtpURLWithPassword() == expected)
    _ = try DeliveryRoutes.check(settings)
  }

  @Test("Twilio's token and the key of a webhook")
  func shortMessages() throws {
    let path = try file("s3cret\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let twilio = try SettingsTests.load(
      ["--sms-url", "twilio://AC1@api.example?from=%2B411", "--sms-password-file", path])
    #expect(try twilio.smsURLWithPassword() == "twilio://AC1:s3cret@api.example?from=%2B411")
    let webhook = try SettingsTests.load(["--sms-url", "https://h/x", "--sms-signing-key-file", path])
    #expect(try webhook.smsSigningSecret() == "s3cret")
  }

  @Test(
    "What is wrong is said",
    arguments: [
      (["--smtp-password-file", "HERE"], "--smtp-password-file: is for a provider, but --smtp-url is missing"),
      (["--smtp-url", "smtp://h", "--smtp-password-file", "HERE"], "--smtp-password-file: --smtp-url names no user"),
      (["--smtp-url", "smtp://u:p@h", "--smtp-password-file", "HERE"], "--smtp-url has a password already"),
      (["--smtp-url", "smtp://u@h", "--smtp-password-file", "/no/such"], "--smtp-password-file: cannot read /no/such"),
      (["--smtp-url", "smtp://u@h", "--smtp-password-file", "/dev/null"], "must hold one line"),
      (["--sms-signing-key-file", "HERE"], "--sms-signing-key-file: is for a provider, but --sms-url is missing"),
      (
        ["--sms-url", "https://h/x", "--sms-signing-key", "k", "--sms-signing-key-file", "HERE"],
        "--sms-signing-key gives a key already"
      ),
    ])
  func faults(_ arguments: [String], _ expected: String) throws {
    let path = try file("s3cret")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let settings = try SettingsTests.load(arguments.map { $0 == "HERE" ? path : $0 })
    let fault = SettingsTests.fault { _ = try DeliveryRoutes.check(settings) }
    #expect(fault.contains(expected), "\(fault)")
    #expect(!fault.contains("s3cret"))
  }

  @Test("Secrets on the command line are warned of, those elsewhere are not")
  func warnings() throws {
    let options = [
      "--smtp-url", "smtp://u:s3cret@h?from=a%40b.example", "--sms-url", "twilio://AC1:s3cret@api.example?from=%2B411",
    ]
    let warnings = try SettingsTests.load(options).warnings()
    #expect(warnings.count == 2)
    #expect(warnings.allSatisfy { $0.contains("-password-file") && !$0.contains("s3cret") })
    #expect(
      try SettingsTests.load(environment: ["SIGNET_SMTP_URL": "smtp://u:s3cret@h?from=a%40b.example"]).warnings() == [])
  }
}

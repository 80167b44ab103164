import ArgumentParser
import Foundation
import Testing
import Web

@testable import signet

@Suite("Settings")
struct SettingsTests {
  /// A value of each setting that can be used, other than its default.
  static let values: [SettingKey: String] = [
    .listen: "[::1]:80", .data: "d", .database: "sqlite:x.db", .masterKeyFile: "mk",
    .adminTokenFile: "at", .newStore: "always", .externalURL: "https://id.example",
    .tlsCertificate: "c",
    .tlsKey: "k", .tlsClientRoots: "r", .tlsClientCertificates: "optional", .smtpURL: "smtp://h",
    .smtpPasswordFile: "p",
    .mailFrom: "a@b.example", .serviceName: "Acme", .supportContact: "help@b.example",
    .smsURL: "https://h/x", .smsPasswordFile: "q", .smsSigningKey: "s", .smsSigningKeyFile: "t", .smsCA: "ca",
    .providerCA: "pa", .twilioURL: "https://api.ie1.twilio.com",
    .devPages: "off", .failureDays: "7", .keyRotationDays: "8", .keyCacheSeconds: "9", .logLevel: "debug",
    .accessLog: "on", .maximumMessageSize: "100", .resendBurst: "1", .resendHourly: "2", .addressBurst: "3",
    .addressHourly: "4", .callerHourly: "5", .instanceHourly: "6", .sessionsHourly: "7", .passwordHash: "bcrypt:4",
    .newPasswordEndsSessions: "off", .importMD5Crypt: "on",
    .listMemory: "1", .eventLoops: "3", .drainDelay: "1", .gracePeriod: "0", .maximumConnections: "9",
    .requestMemory: "8", .answerMemory: "9", .reflection: "callers",
    .validateOrgDomains: "on", .domainResolver: "127.0.0.1:53", .domainAddresses: "all", .domainPort: "8443",
    .domainCA: "ca",
  ]

  static func load(
    _ arguments: [String] = [], environment: [String: String] = [:], file: String? = nil
  ) throws -> ServerSettings {
    var arguments = arguments
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json").path
    if let file {
      try Data(file.utf8).write(to: URL(fileURLWithPath: path))
      arguments += ["--config", path]
    }
    defer { if file != nil { try? FileManager.default.removeItem(atPath: path) } }
    return try SettingsLoader(try ServerOptions.parse(arguments), environment: environment).load()
  }

  static func fault(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return "none"
  }

  @Test("Each is an option, a variable and a member of the file, and means the same as any of them")
  func sources() throws {
    #expect(Set(Self.values.keys) == Set(SettingKey.allCases))
    let options = try ServerOptions.parse(Self.values.flatMap { [$0.key.option, $0.value] })
    #expect(options.given == Self.values)
    let file = Dictionary(uniqueKeysWithValues: Self.values.map { ($0.key.rawValue, $0.value) })
    var loaded = [
      try SettingsLoader(options, environment: [:]).load(),
      try Self.load(environment: Dictionary(uniqueKeysWithValues: Self.values.map { ($0.key.variable, $0.value) })),
      try Self.load(file: String(decoding: try JSONEncoder().encode(file), as: UTF8.self)),
    ]
    #expect(loaded[0].origins.values.allSatisfy { $0 == .option })
    for index in loaded.indices {
      #expect(Set(loaded[index].origins.keys) == Set(SettingKey.allCases))
      loaded[index].origins = [:]
    }
    let texts = loaded.map { String(describing: $0) }
    #expect(texts[1] == texts[0])
    #expect(texts[2] == texts[0])
    var standard = ServerSettings()
    standard.origins = [:]
    for child in zip(Mirror(reflecting: loaded[0]).children, Mirror(reflecting: standard).children)
    where !["origins", "memory"].contains(child.0.label) {
      let values = [child.0.value, child.1.value].map { String(describing: $0) }
      #expect(values[0] != values[1], "\(child.0.label ?? "") is set by nothing")
    }
  }

  @Test("The command line wins over the environment, and that over the file")
  func precedence() throws {
    let file = #"{"failure-days": 3, "resend-burst": "3", "grace-period": 3}"#
    let settings = try Self.load(
      ["--failure-days", "1"], environment: ["SIGNET_FAILURE_DAYS": "2", "SIGNET_RESEND_BURST": "2"], file: file)
    #expect(settings.failureDays == 1)
    #expect(settings.resendBurst == 2)
    #expect(settings.gracePeriod == 3)
  }

  @Test("The table of the manual is this one")
  func manual() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../docs/operating.md")
    let lines = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: "| option | variable | default | meaning |")) + 2
    let table = Array(lines[start...].prefix { $0.hasPrefix("|") })
    let rows = SettingKey.allCases.map(\.row)
    #expect(table == rows, "the table should be:\n\(rows.joined(separator: "\n"))")
  }

  @Test("The help names each with its default")
  func help() {
    let help = ServerOptions.helpMessage(columns: 500)
    for key in SettingKey.allCases {
      #expect(help.contains("\(key.option) <\(key.setting.placeholder)>"), "\(key)")
      #expect(help.contains(key.setting.help), "\(key)")
    }
  }

  @Test("A command beside serve lists its own options and where the store is, not what serve alone takes")
  func adminHelp() {
    for command in AdminCommand.configuration.subcommands {
      let help = AdminCommand.helpMessage(for: command, columns: 500)
      for key in SettingKey.allCases where ![.data, .database, .masterKeyFile].contains(key) {
        #expect(!help.contains("\(key.option) <\(key.setting.placeholder)>"), "\(command) \(key)")
      }
    }
    let help = AdminCommand.helpMessage(for: BackupCommand.self, columns: 500)
    for name in ["--data <", "--database <", "--master-key-file <", "--config <"] {
      #expect(help.contains(name), "\(name)")
    }
  }

  @Test(
    "An error names what is to be mended",
    arguments: [
      (["--listen", "nowhere"], [:], nil, "--listen: expected HOST:PORT, not nowhere"),
      ([], ["SIGNET_LISTEN": "nowhere"], nil, "SIGNET_LISTEN: expected HOST:PORT, not nowhere"),
      (["--listen", "[::1"], [:], nil, "--listen: expected HOST:PORT, not [::1"),
      (["--listen", "*:80"], [:], nil, "--listen: expected HOST:PORT, not *:80"),
      (["--listen", "[fe80::1%eth0]:80"], [:], nil, "none"), (["--listen", ":::80"], [:], nil, "none"),
      (
        ["--external-url", "https://a:70000"], [:], nil, "--external-url: expected http[s]://HOST[:PORT], not https://a"
      ),
      (["--external-url", "https://a..b"], [:], nil, "--external-url: expected http[s]://HOST[:PORT], not https://a"),
      (["--external-url", "http://[::1]:8080"], [:], nil, "none"),
      (["--external-url", "https://ü.de"], [:], nil, "none"),
      (["--listen", ":1"], ["SIGNET_LISTEN": "nowhere"], nil, "none"),
      ([], ["SIGNET_GRACE_PERIOD": ""], nil, "SIGNET_GRACE_PERIOD: expected a number from 0 to 86400, not "),
      ([], ["SIGNET_TLS_CERTIFICATE": "c"], nil, "--tls-key: missing: the certificate needs its key"),
      ([], ["SIGNET_EXTERNAL_URL": "x"], nil, "SIGNET_EXTERNAL_URL: expected http[s]://HOST[:PORT], not x"),
      ([], ["SIGNET_SERVICE_NAME": "a\nb"], nil, "SIGNET_SERVICE_NAME: expected one line of 1 to 60 characters"),
      ([], ["SIGNET_SUPPORT_CONTACT": " "], nil, "SIGNET_SUPPORT_CONTACT: expected one line of 1 to 200 characters"),
      ([], ["SIGNET_DEV_PAGES": "x"], nil, "SIGNET_DEV_PAGES: expected one of local, all, off, not x"),
      ([], ["SIGNET_DATABASE": "mysql://x"], nil, "SIGNET_DATABASE: expected sqlite:PATH"),
      ([], ["SIGNET_SMTP_URL": ""], nil, "SIGNET_SMTP_URL: is empty"),
      ([], ["SIGNET_CONFIG": "/no/such"], nil, "SIGNET_CONFIG: cannot read /no/such"),
      ([], [:], #"{"password-hash": "bcrypt:99"}"#, "\"password-hash\" in "),
      ([], [:], #"{"listen": true, "x": 1}"#, "--config: "),
      ([], [:], #"{"access-log": true, "validate-org-domains": false}"#, "none"),
      ([], [:], #"{"resend-burst": true}"#, "expected a number from 0 to 1000000, not on"),
      ([], [:], "[]", "holds no JSON object"), ([], [:], #"{"listen": [1]}"#, "must be a text or a number"),
    ] as [([String], [String: String], String?, String)])
  func names(_ arguments: [String], _ environment: [String: String], _ file: String?, _ expected: String) {
    let fault = Self.fault { _ = try Self.load(arguments, environment: environment, file: file) }
    #expect(fault.contains(expected), "\(fault)")
  }

  @Test(
    "Files that are named are read",
    arguments: [
      ([:], "none"),
      (["SIGNET_SMTP_URL": "smtp://h?ca=/no/such"], "SIGNET_SMTP_URL: ca: cannot read /no/such: No such file"),
      (["SIGNET_SMTP_URL": "smtp://h?ca=HERE"], "holds no certificate"),
      (["SIGNET_SMTP_URL": "imap://h"], "SIGNET_SMTP_URL: expected smtp://"),
      (["SIGNET_SMS_CA": "/no/such"], "SIGNET_SMS_CA: cannot read /no/such"),
      (["SIGNET_TLS_CERTIFICATE": "/nope", "SIGNET_TLS_KEY": "HERE"], "SIGNET_TLS_CERTIFICATE: cannot read /nope"),
      (["SIGNET_TLS_CERTIFICATE": "HERE", "SIGNET_TLS_KEY": "/nope"], "SIGNET_TLS_KEY: cannot read /nope"),
      (["SIGNET_TLS_CERTIFICATE": "HERE", "SIGNET_TLS_KEY": "HERE"], "SIGNET_TLS_CERTIFICATE: cannot be served with"),
      (
        ["SIGNET_TLS_CERTIFICATE": "/tmp", "SIGNET_TLS_KEY": "HERE"],
        "SIGNET_TLS_CERTIFICATE: cannot read /tmp: Is a dir"
      ),
      (["SIGNET_DATA": "HERE"], "SIGNET_DATA: "),
      (["SIGNET_DATA": "/no/such/place"], "SIGNET_DATA: cannot be created in"),
    ] as [([String: String], String)])
  func files(_ environment: [String: String], _ expected: String) throws {
    var environment = environment.mapValues { $0.replacing("HERE", with: #filePath) }
    if environment["SIGNET_DATA"] == nil {
      environment["SIGNET_DATA"] = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
    }
    let settings = try Self.load(environment: environment)
    let fault = Self.fault { try settings.checkFiles() }
    #expect(fault.contains(expected), "\(fault)")
  }

  @Test(
    "A sender that providers refuse is warned of",
    arguments: [
      ([:], 0), (["SIGNET_SMTP_URL": "smtp://h"], 1), (["SIGNET_SMTP_URL": "smtp://h?from=a%40b.example"], 0),
      (["SIGNET_SMTP_URL": "smtp://h", "SIGNET_MAIL_FROM": "a@b.example"], 0), (["SIGNET_DEV_PAGES": "all"], 1),
      (
        ["SIGNET_DEV_PAGES": "all", "SIGNET_SMTP_URL": "smtp://h?from=a%40b.example", "SIGNET_SMS_URL": "https://h/"], 0
      ),
    ] as [([String: String], Int)])
  func warns(_ environment: [String: String], _ count: Int) throws {
    #expect(try Self.load(environment: environment).warnings().count == count)
  }

  @Test(
    "Captured messages are for this machine, unless links lead elsewhere",
    arguments: [
      ([:], "local"), (["SIGNET_EXTERNAL_URL": "http://localhost:1"], "local"), (["SIGNET_LISTEN": ":8080"], "local"),
      (["SIGNET_EXTERNAL_URL": "https://id.example"], "off"),
      (["SIGNET_EXTERNAL_URL": "https://id.example", "SIGNET_DEV_PAGES": "all"], "all"),
    ] as [([String: String], String)])
  func devPages(_ environment: [String: String], _ expected: String) throws {
    #expect(try Self.load(environment: environment).visibleDevPages.rawValue == expected)
  }
}

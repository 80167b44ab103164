import Domain
import Outbound
import Secrets

/// All that is said of one setting: `--help`, `check-config`, the configuration file and the manual's table take it from here.
struct Setting: Sendable {
  /// What stands for its value in the help.
  let placeholder: String
  /// What holds without it, as the manual has it.
  let standard: String
  /// What it is for, as the manual has it.
  let meaning: String
  /// Checks a value, and keeps it.
  let set: @Sendable (String, inout ServerSettings) throws(SettingFault) -> Void

  init(
    _ placeholder: String, _ standard: String, _ meaning: String,
    _ set: @escaping @Sendable (String, inout ServerSettings) throws(SettingFault) -> Void
  ) {
    self.placeholder = placeholder
    self.standard = standard
    self.meaning = meaning
    self.set = set
  }

  /// One line for the help.
  var help: String {
    let text = standard == "–" ? meaning : "\(meaning) [\(standard)]"
    return text.replacing("`", with: "")
  }
}

/// What is wrong with a value.
struct SettingFault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }

  init(expected: String, not text: String) { reason = "expected \(expected), not \(text)" }
}

extension SettingKey {
  /// A row of the manual's table (docs/operating.md).
  var row: String {
    let cells = ["`\(option)`", "`\(variable)`", setting.standard, setting.meaning.replacing("|", with: "\\|")]
    return "| \(cells.joined(separator: " | ")) |"
  }

  /// The table. What is wrong between several settings is for `SettingsLoader` to say.
  var setting: Setting {
    switch self {
    case .listen:
      Setting("host:port", "`127.0.0.1:8080`", "address and port; port 0 lets the system choose") {
        (text, settings) throws(SettingFault) in
        guard let address = ListenAddress(text) else { throw SettingFault(expected: "HOST:PORT", not: text) }
        settings.listen = address
      }
    case .data:
      .text(
        \.dataDirectory, "dir", "`./signet-data`",
        "directory of `signet.db`, `master.key`, `admin.pat`, `mail/` and `sms/`")
    case .database:
      Setting(
        "url", "`signet.db` in it",
        "`sqlite:PATH`, or `postgresql://USER@HOST[,HOST]/NAME` for several nodes, with the parameters of libpq; a password by "
          + "`passfile=` or the variable `PGPASSWORD`"
      ) { (text, settings) throws(SettingFault) in
        let isPostgres = ["postgresql://", "postgres://"].contains(where: text.hasPrefix)
        settings.databasePath = isPostgres ? text : try Self.sqlitePath(text)
      }
    case .masterKeyFile:
      .text(
        \.masterKeyFile, "file", "`master.key` in the data directory",
        "the key that secrets are sealed with; the first start makes it where it is missing. All nodes of a database have the same"
      )
    case .adminTokenFile:
      .text(
        \.adminTokenFile, "file", "`admin.pat` in the data directory",
        "where the first start writes the administrator's token")
    case .newStore:
      Setting(
        "choice", "`first`",
        "where there is no database: `first` makes one only where neither `master.key` nor `admin.pat` is left of another, "
          + "`always` also beside those (the old token is moved aside)"
      ) { (text, settings) throws(SettingFault) in settings.newStore = try Self.choice(text) }
    case .externalURL:
      Setting("url", "what it listens on", "origin of links in mails") { (text, settings) throws(SettingFault) in
        settings.externalURL = try Self.origin(text)
      }
    case .tlsCertificate:
      .text(
        \.tlsCertificate, "file", "–",
        "PEM file with the certificate and its chain; the port then takes TLS, HTTP/2 and HTTP/1.1 by ALPN. It is read again "
          + "when it changes, and at SIGHUP")
    case .tlsKey: .text(\.tlsKey, "file", "–", "PEM file with its private key")
    case .tlsClientRoots: .text(\.tlsClientRoots, "file", "–", "PEM file with roots for clients' certificates")
    case .tlsClientCertificates:
      Setting(
        "choice", "`required` with roots, else `none`", "clients' certificates: `none`, `optional` or `required`"
      ) { (text, settings) throws(SettingFault) in
        settings.tlsClientCertificates = try Self.choice(text)
      }
    case .smtpURL:
      .text(
        \.smtpURL, "url", "–",
        "`smtp[s]://user:pass@host:port?starttls=required|optional|off&from=ADDRESS&ca=FILE&helo=NAME&timeout=SECONDS`; "
          + "`helo`, what EHLO says, is a full host name or `[address]`: without it the host's full name, else the domain of "
          + "the sender; `timeout` is for one mail, the greeting included, 30 at most")
    case .smtpPasswordFile:
      .text(\.smtpPasswordFile, "file", "–", "file with the password of the user in `--smtp-url`, which then has none")
    case .mailFrom:
      .text(
        \.mailFrom, "address", "`no-reply@localhost`",
        "sender of mails where the URL names none, as `Name <address>`; without a name it bears the service's")
    case .serviceName:
      Setting(
        "name", "the organization's name",
        "who writes, in mails, text messages and on pages: up to 60 characters; of a text message it has what room is left, "
          + "in every language 9 characters or more"
      ) { (text, settings) throws(SettingFault) in
        settings.serviceName = try Self.line(text, maximum: 60)
      }
    case .supportContact:
      Setting("contact", "–", "whom readers of mails can turn to: an address of mail or of a page") {
        (text, settings) throws(SettingFault) in
        settings.supportContact = try Self.line(text, maximum: 200)
      }
    case .smsURL:
      .text(
        \.smsURL, "url", "–",
        "`https://HOST/PATH`, a webhook, or `twilio://ACCOUNT:TOKEN@HOST?from=NUMBER` for Twilio's API; without it text "
          + "messages land in `sms/`, beside the mails")
    case .smsPasswordFile:
      .text(
        \.smsPasswordFile, "file", "–",
        "file with the password, or Twilio's token, of the user in `--sms-url`, which then has none")
    case .smsSigningKey:
      .text(
        \.smsSigningKey, "key", "–",
        "signs what the webhook is posted: `signet-signature: t=SECONDS,v1=HEX`, HMAC-SHA256 of `SECONDS.BODY`")
    case .smsSigningKeyFile: .text(\.smsSigningKeyFile, "file", "–", "file with that key")
    case .smsCA: .text(\.smsCA, "file", "the system's", "PEM file with roots for that provider")
    case .providerCA:
      .text(
        \.providerCA, "file", "the system's", "PEM file with roots for providers that were set up through the interface"
      )
    case .twilioURL:
      Setting(
        "url", "`https://api.twilio.com`",
        "where Twilio accounts that were set up through the interface are called: another region, or who speaks the same"
      ) { (text, settings) throws(SettingFault) in settings.twilioURL = try Self.origin(text) }
    case .devPages:
      Setting(
        "choice", "`local`",
        "who may see captured messages at `/ui/dev/mail`, with their codes: `local`, browsers on this machine that open it "
          + "by a name of its own (`localhost`, `127.0.0.1`), and nobody where links lead elsewhere; `all`, which a "
          + "container needs; or `off`"
      ) { (text, settings) throws(SettingFault) in settings.devPages = try Self.choice(text) }
    case .failureDays:
      .number(
        \.failureDays, 0...36_500, "days", "30", "days for which messages that were given up are kept, with the reason")
    case .keyRotationDays:
      .number(
        \.keyRotationDays, 0...36_500, "days", "90",
        "days for which a key signs tokens before the next one does; 0: until somebody activates another")
    case .keyCacheSeconds:
      .number(
        \.keyCacheSeconds, 0...86_400, "seconds", "300",
        "seconds for which clients may keep the published keys; no key signs that is younger, while there is an older one"
      )
    case .logLevel:
      Setting("level", "`info`", "`trace` to `critical`, to standard error") { (text, settings) throws(SettingFault) in
        settings.logLevel = try Self.choice(text)
      }
    case .accessLog:
      Setting("choice", "`off`", "`on`: a line for every call, with the trace of its `traceparent`") {
        (text, settings) throws(SettingFault) in settings.accessLog = try Self.isOn(text)
      }
    case .maximumMessageSize:
      .number(
        \.maximumMessageSize, 1...(1 << 30), "bytes", "4194304",
        "bytes of one request message; without a token at most 65536")
    case .resendBurst:
      .number(
        \.resendBurst, 0...1_000_000, "n", "5",
        "messages to one user at once, then one a minute; resends, changes of address and notices are counted apart. 0 here "
          + "and below: no such limit")
    case .resendHourly: .number(\.resendHourly, 0...1_000_000, "n", "20", "messages to one user in an hour")
    case .addressBurst:
      Setting("n", "`--resend-burst`", "messages to one address or number at once, whoever it belongs to") {
        (text, settings) throws(SettingFault) in settings.addressBurst = try Self.number(text, in: 0...1_000_000)
      }
    case .addressHourly:
      Setting("n", "`--resend-hourly`", "messages to one address or number in an hour") {
        (text, settings) throws(SettingFault) in settings.addressHourly = try Self.number(text, in: 0...1_000_000)
      }
    case .callerHourly:
      .number(
        \.callerHourly, 0...100_000_000, "n", "0",
        "messages that one caller may cause at once, which refill within an hour")
    case .instanceHourly:
      .number(
        \.instanceHourly, 0...100_000_000, "n", "0", "messages of all together at once, which refill within an hour")
    case .sessionsHourly:
      .number(
        \.sessionsHourly, 0...100_000_000, "n", "36000",
        "sessions that one caller may make at once at one node, which refill within an hour. 0: no such limit")
    case .passwordHash:
      Setting(
        "method", "`argon2id:m=19456,t=2,p=1`",
        "how new passwords are hashed: `argon2id`, with its KiB, passes and lanes, or `bcrypt`, with its cost (`bcrypt:10`, 4 to "
          + "16). Each thread (one a core) takes the memory of one hash; an imported one may take 128 MiB. A weaker hash is "
          + "made anew when its password is next entered"
      ) { (text, settings) throws(SettingFault) in
        guard let scheme = PasswordScheme(text) else {
          throw SettingFault(
            expected: "argon2id[:m=KIB,t=PASSES,p=LANES] or bcrypt[:COST], of bearable cost", not: text)
        }
        settings.passwordHash = scheme
      }
    case .newPasswordEndsSessions:
      Setting(
        "choice", "`on`",
        "`off`: sessions live on when their user has another password, and so does whoever got in with the former one"
      ) { (text, settings) throws(SettingFault) in settings.newPasswordEndsSessions = try Self.isOn(text) }
    case .importMD5Crypt:
      Setting(
        "choice", "`off`", "`on`: imports of md5-crypt (`$1$`), which is quickly guessed at, are taken and verified"
      ) { (text, settings) throws(SettingFault) in settings.importMD5Crypt = try Self.isOn(text) }
    case .listMemory:
      .number(
        \.listMemory, 0...1_048_576, "MiB", "an eighth of the memory there is, 512 at most",
        "MiB for what lists of users search and sort by, about 300 bytes a user if all of it is asked for; with less than "
          + "100 bytes a user, lists are read from the database")
    case .eventLoops:
      Setting("n", "one a core", "threads that serve connections") { (text, settings) throws(SettingFault) in
        settings.eventLoops = try Self.number(text, in: 1...1024)
      }
    case .drainDelay:
      .number(
        \.drainDelay, 0...3_600, "seconds", "0",
        "seconds for which the server goes on after SIGTERM while it says that it is not ready, for balancers that look now "
          + "and then")
    case .gracePeriod:
      .number(
        \.gracePeriod, 0...86_400, "seconds", "30",
        "seconds for running calls then, a second signal ends them; with nothing running the server ends within two")
    case .maximumConnections:
      .number(
        \.maximumConnections, 1...10_000_000, "n", "20000",
        "connections open at once, half of them from one address, and fewer where the hard limit of open files is lower; "
          + "silent ones go first, then those on which callers without a valid token wait, such as for a watch")
    case .requestMemory:
      .number(
        \.requestMemory, 8...1_048_576, "MiB", "an eighth of the memory there is, 256 at most",
        "MiB for requests that have not come whole, an eighth of it for callers without a valid token; those that hold most "
          + "are refused first")
    case .answerMemory:
      .number(
        \.answerMemory, 8...1_048_576, "MiB", "an eighth of the memory there is, 256 at most",
        "MiB for answers that clients do not take, an eighth of it for callers without a valid token; those that hold most "
          + "are cut off first")
    case .reflection:
      Setting(
        "choice", "`everybody`", "who may use gRPC reflection: `everybody`, `callers` with a valid token, or `nobody`"
      ) { (text, settings) throws(SettingFault) in settings.reflection = try Self.choice(text) }
    case .validateOrgDomains:
      Setting(
        "choice", "`off`",
        "`on`: an organization has to prove that a domain is its own, by a page or a record of DNS; else an added one is taken "
          + "for its own, and users of others lose names that end in it"
      ) { (text, settings) throws(SettingFault) in settings.domains.mustBeProved = try Self.isOn(text) }
    case .domainResolver:
      Setting(
        "servers", "the system's",
        "DNS servers that are asked for such proofs: `ADDRESS` or `ADDRESS:PORT`, with commas between"
      ) { (text, settings) throws(SettingFault) in
        guard Resolver.isServerList(text) else {
          throw SettingFault(expected: "addresses, with commas between", not: text)
        }
        settings.domainProofs.resolver = text
      }
    case .domainAddresses:
      Setting(
        "choice", "`public`",
        "`all`: pages with proofs are read from addresses within too (private, loopback, link-local, …). Whoever may add a domain "
          + "can then have this server connect there"
      ) { (text, settings) throws(SettingFault) in
        guard ["public", "all"].contains(text) else { throw SettingFault(expected: "public or all", not: text) }
        settings.domainProofs.allowsPrivateAddresses = text == "all"
      }
    case .domainPort:
      .number(\.domainProofs.port, 1...65_535, "port", "443", "the port that such pages are read from, by HTTPS")
    case .domainCA:
      Setting("file", "the system's", "PEM file with the roots to trust for such pages") {
        (text, settings) throws(SettingFault) in
        guard !text.isEmpty else { throw SettingFault("is empty") }
        settings.domainProofs.certificateAuthority = text
      }
    }
  }

  fileprivate static func number(_ text: String, in range: ClosedRange<Int>) throws(SettingFault) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw SettingFault(expected: "a number from \(range.lowerBound) to \(range.upperBound)", not: text)
    }
    return number
  }

  private static func isOn(_ text: String) throws(SettingFault) -> Bool {
    guard ["on", "off"].contains(text) else { throw SettingFault(expected: "on or off", not: text) }
    return text == "on"
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String
  ) throws(SettingFault) -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    throw SettingFault(expected: "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))", not: text)
  }

  private static func origin(_ text: String) throws(SettingFault) -> String {
    guard let origin = WebOrigin(text) else { throw SettingFault(expected: "http[s]://HOST[:PORT]", not: text) }
    return origin.text
  }

  /// A line that readers see.
  private static func line(_ text: String, maximum: Int) throws(SettingFault) -> String {
    let isLine = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isLine, text.contains(where: { !$0.isWhitespace }), text.count <= maximum else {
      throw SettingFault("expected one line of 1 to \(maximum) characters")
    }
    return text
  }

  private static func sqlitePath(_ url: String) throws(SettingFault) -> String {
    guard url.hasPrefix("sqlite:") else { throw SettingFault("expected sqlite:PATH or postgresql://HOST/NAME") }
    let path = url.dropFirst("sqlite:".count)
    guard !path.isEmpty else { throw SettingFault("names no file") }
    return String(path.hasPrefix("///") ? path.dropFirst(2) : path)
  }
}

extension Setting {
  /// A text that is not empty.
  fileprivate static func text(
    _ path: any WritableKeyPath<ServerSettings, String> & Sendable, _ placeholder: String, _ standard: String,
    _ meaning: String
  ) -> Setting {
    Setting(placeholder, standard, meaning) { (text, settings) throws(SettingFault) in
      guard !text.isEmpty else { throw SettingFault("is empty") }
      settings[keyPath: path] = text
    }
  }

  fileprivate static func text(
    _ path: any WritableKeyPath<ServerSettings, String?> & Sendable, _ placeholder: String, _ standard: String,
    _ meaning: String
  ) -> Setting {
    Setting(placeholder, standard, meaning) { (text, settings) throws(SettingFault) in
      guard !text.isEmpty else { throw SettingFault("is empty") }
      settings[keyPath: path] = text
    }
  }

  fileprivate static func number(
    _ path: any WritableKeyPath<ServerSettings, Int?> & Sendable, _ range: ClosedRange<Int>, _ placeholder: String,
    _ standard: String, _ meaning: String
  ) -> Setting {
    Setting(placeholder, standard, meaning) { (text, settings) throws(SettingFault) in
      settings[keyPath: path] = try SettingKey.number(text, in: range)
    }
  }

  fileprivate static func number(
    _ path: any WritableKeyPath<ServerSettings, Int> & Sendable, _ range: ClosedRange<Int>, _ placeholder: String,
    _ standard: String, _ meaning: String
  ) -> Setting {
    Setting(placeholder, standard, meaning) { (text, settings) throws(SettingFault) in
      settings[keyPath: path] = try SettingKey.number(text, in: range)
    }
  }
}

import Domain
import GrpcCore
import HTTPTransport
import Logging
import Outbound
import Persistence
import Secrets
import Web

/// What an operator can set, checked: a value of this type can be served with.
struct ServerSettings: Sendable {
  /// Where to listen.
  var listen = ListenAddress(host: "127.0.0.1", port: 8080)
  /// The directory of everything that is kept: database, keys, captured mail.
  var dataDirectory = "./signet-data"
  /// Where the database is; nil: `signet.db` in the data directory.
  var databasePath: String?
  /// Nil: `master.key` in the data directory.
  var masterKeyFile: String?
  /// Nil: `admin.pat` in the data directory.
  var adminTokenFile: String?
  /// Where a store is made when there is none.
  var newStore = NewStore.first
  /// Scheme, host and port under which clients reach the server, for links in mails; nil: what it listens on.
  var externalURL: String?
  /// Certificate and key as PEM files; nil: cleartext.
  var tlsCertificate: String?
  var tlsKey: String?
  /// Roots (PEM) that clients' certificates are checked against.
  var tlsClientRoots: String?
  /// Nil: required where there are roots.
  var tlsClientCertificates: ClientCertificates?
  /// The mail provider; nil: mails are kept in a Maildir.
  var smtpURL: String?
  /// The file with the password of the user that this URL names.
  var smtpPasswordFile: String?
  /// The sender of mails when the provider's URL names none. Without a name it bears the service's.
  var mailFrom = "no-reply@localhost"
  /// Who writes, in mails, text messages and on pages; nil: the organization.
  var serviceName: String?
  /// Whom readers of mails can turn to.
  var supportContact: String?
  /// The provider of text messages; nil: they are kept beside the mails.
  var smsURL: String?
  /// The file with the password, or Twilio's token, of the user that this URL names.
  var smsPasswordFile: String?
  /// Signs what a webhook for text messages is posted.
  var smsSigningKey: String?
  /// The file with that key.
  var smsSigningKeyFile: String?
  /// A PEM file with the roots to trust for that provider.
  var smsCA: String?
  /// A PEM file with the roots to trust for providers that were set up through the interface.
  var providerCA: String?
  /// Scheme and host of Twilio's API, for accounts that were set up through the interface.
  var twilioURL = "https://api.twilio.com"
  /// Days for which messages that were given up are kept.
  var failureDays = 30
  /// Days for which a key signs tokens; 0: until somebody activates another.
  var keyRotationDays = 90
  /// Seconds for which clients may keep the published keys.
  var keyCacheSeconds = 300
  /// Who may see captured messages.
  var devPages = DevPages.local
  var logLevel = Logger.Level.info
  /// Whether every call leaves a line in the log.
  var accessLog = false
  /// Bytes of one request message.
  var maximumMessageSize = 4 << 20
  /// Messages to one user at once; then one a minute. 0: no such limit.
  var resendBurst = 5
  /// Messages to one user in an hour. 0: no such limit.
  var resendHourly = 20
  /// The same for one address or number; nil: as for a user.
  var addressBurst: Int?
  var addressHourly: Int?
  /// Messages that one caller may cause at once, which refill within an hour. 0: no such limit.
  var callerHourly = 0
  /// The same for everybody together.
  var instanceHourly = 0
  /// Sessions that one caller may make at once, which refill within an hour. 0: no such limit.
  var sessionsHourly = 36_000
  /// How new passwords are hashed.
  var passwordHash = PasswordScheme.standard
  /// Whether sessions in which a former password was entered are signed in no more.
  var newPasswordEndsSessions = true
  /// Whether hashes of md5-crypt are taken.
  var importMD5Crypt = false
  /// MiB for what lists search and sort by; nil: as the memory there is allows, and so for the two below.
  var listMemory: Int?
  /// Threads that serve connections; nil: one for each core.
  var eventLoops: Int?
  /// Seconds for which the server goes on after SIGTERM, while it says that it is not ready.
  var drainDelay = 0
  /// Seconds that running calls get to finish then.
  var gracePeriod = 30
  /// Connections open at once, where the system allows so many.
  var maximumConnections = 20_000
  /// MiB for requests that have not come whole. An eighth of it is for callers without a valid token.
  var requestMemory: Int?
  /// MiB for answers that clients do not take. An eighth of it is for callers without a valid token.
  var answerMemory: Int?
  /// Who may ask what the server offers.
  var reflection = Reflecting.everybody
  /// How domains are treated that organizations add.
  var domains = DomainSettings()
  /// How such domains are asked for their proofs.
  var domainProofs = PageFetch.Settings()

  /// Where each setting that is no default came from.
  var origins: [SettingKey: SettingOrigin] = [:]

  /// Bytes of memory that the process may use.
  var memory = MachineMemory().bytes

  enum NewStore: String, CaseIterable, Sendable {
    /// Only where nothing is left of another: neither key nor token.
    case first
    case always
  }

  enum Reflecting: String, CaseIterable, Sendable {
    case everybody, callers, nobody
  }

  enum ClientCertificates: String, CaseIterable, Sendable {
    case none, optional, required
  }

  /// Whether clients are asked for a certificate.
  var asksForCertificates: Bool {
    tlsClientCertificates.map { $0 == .optional || $0 == .required } ?? (tlsClientRoots != nil)
  }

  /// What the transport serves TLS with; nil: cleartext.
  var tls: HTTPServerTLS? {
    guard let tlsCertificate, let tlsKey else { return nil }
    var certificates = HTTPServerTLS.ClientCertificates.none
    if let tlsClientRoots, asksForCertificates {
      let isOptional = tlsClientCertificates == .optional
      certificates = isOptional ? .optional(trustRoots: tlsClientRoots) : .required(trustRoots: tlsClientRoots)
    }
    return HTTPServerTLS(
      certificateChainPath: tlsCertificate, privateKeyPath: tlsKey, clientCertificates: certificates)
  }

  /// How many messages may be sent.
  var ratePolicy: RatePolicy {
    RatePolicy(
      user: Rate(burst: resendBurst, hourly: resendHourly),
      address: Rate(burst: addressBurst ?? resendBurst, hourly: addressHourly ?? resendHourly),
      caller: .evenly(callerHourly), instance: .evenly(instanceHourly))
  }

  /// Whether the links in mails lead to this machine, so that nobody else is served.
  var isForThisMachine: Bool {
    let origin = self.externalURL.map { $0.drop { $0 != "/" }.drop { $0 == "/" } }.map(String.init)
    return HTTPRouteRequest.isLoopbackHost(origin ?? self.listen.description)
  }

  /// Who may see captured messages. Where links lead elsewhere, a proxy may bring everybody from this machine.
  var visibleDevPages: DevPages {
    self.devPages == .local && self.externalURL != nil && !self.isForThisMachine ? .off : self.devPages
  }

  var database: String { self.databasePath ?? "\(self.dataDirectory)/signet.db" }

  /// The same for people and logs, without a password.
  var shownDatabase: String { (try? Database(self.database).location) ?? "–" }

  /// What nodes of one store should have alike, by the names of settings. No secrets: every node reads it.
  var shared: [String: String] {
    let values: [(SettingKey, String)] = [
      (.externalURL, externalURL ?? ""), (.serviceName, serviceName ?? ""), (.supportContact, supportContact ?? ""),
      (.smtpURL, smtpURL == nil ? "" : "set"), (.smsURL, smsURL == nil ? "" : "set"), (.mailFrom, mailFrom),
      (.resendBurst, "\(ratePolicy.user)"), (.addressBurst, "\(ratePolicy.address)"),
      (.callerHourly, "\(callerHourly)"), (.instanceHourly, "\(instanceHourly)"),
      (.sessionsHourly, "\(sessionsHourly)"), (.failureDays, "\(failureDays)"),
      (.keyRotationDays, "\(keyRotationDays)"), (.keyCacheSeconds, "\(keyCacheSeconds)"),
      (.newPasswordEndsSessions, "\(newPasswordEndsSessions)"), (.importMD5Crypt, "\(importMD5Crypt)"),
    ]
    return Dictionary(uniqueKeysWithValues: values.map { ($0.rawValue, $1) })
  }
  var masterKeyPath: String { masterKeyFile ?? "\(self.dataDirectory)/master.key" }
  var adminTokenPath: String { adminTokenFile ?? "\(self.dataDirectory)/admin.pat" }
  var maildirPath: String { "\(self.dataDirectory)/mail" }
  var smsSpoolPath: String { "\(self.dataDirectory)/sms" }
}

/// A host and a port: `127.0.0.1:8080`, `[::1]:8080`, `:8080` for every address.
struct ListenAddress: Sendable, Equatable, CustomStringConvertible {
  var host: String
  var port: Int

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    // The system may know names and zones of its own; none has these.
    guard !host.contains(where: { "[]/@*".contains($0) || $0.isWhitespace }) else { return nil }
    guard !host.contains(":") || HostName.isIPv6(host.prefix { $0 != "%" }) else { return nil }
    self.host = host.isEmpty ? "0.0.0.0" : String(host)
    self.port = port
  }

  var description: String { self.host.contains(":") ? "[\(self.host)]:\(self.port)" : "\(self.host):\(self.port)" }
}

import ArgumentParser

/// The settings as options of the command line; what is absent comes from elsewhere.
struct ServerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Address and port to listen on (127.0.0.1:8080).", valueName: "host:port"))
  var listen: String?
  @Option(help: ArgumentHelp("Directory of everything that is kept (./signet-data).", valueName: "dir"))
  var data: String?
  @Option(help: ArgumentHelp("Database: sqlite:PATH (signet.db in the data directory).", valueName: "url"))
  var database: String?
  @Option(name: .customLong("external-url"), help: ArgumentHelp("Origin of links in mails.", valueName: "url"))
  var externalURL: String?
  @Option(help: ArgumentHelp("PEM file with the certificate and its chain.", valueName: "file"))
  var tlsCertificate: String?
  @Option(help: ArgumentHelp("PEM file with the private key.", valueName: "file"))
  var tlsKey: String?
  @Option(help: ArgumentHelp("PEM file with roots for clients' certificates.", valueName: "file"))
  var tlsClientRoots: String?
  @Option(help: ArgumentHelp("Clients' certificates: none, optional or required (none).", valueName: "choice"))
  var tlsClientCertificates: String?
  @Option(
    name: .customLong("smtp-url"),
    help: ArgumentHelp("smtp[s]://user:pass@host:port?starttls=required&from=ADDRESS.", valueName: "url"))
  var smtpURL: String?
  @Option(help: ArgumentHelp("Sender of mails.", valueName: "address"))
  var mailFrom: String?
  @Option(
    name: .customLong("sms-url"),
    help: ArgumentHelp("https://HOST/PATH or twilio://ACCOUNT:TOKEN@HOST?from=NUMBER.", valueName: "url"))
  var smsURL: String?
  @Option(
    name: .customLong("sms-signing-key"), help: ArgumentHelp("Signs what the webhook is posted.", valueName: "key"))
  var smsSigningKey: String?
  @Option(
    name: .customLong("sms-ca"), help: ArgumentHelp("PEM file with roots for the SMS provider.", valueName: "file"))
  var smsCA: String?
  @Option(help: ArgumentHelp("Days for which messages that were given up are kept (30).", valueName: "days"))
  var failureDays: Int?
  @Option(help: ArgumentHelp("Who sees captured messages: local, all or off (local).", valueName: "choice"))
  var devPages: String?
  @Option(help: ArgumentHelp("trace, debug, info, notice, warning, error or critical (info).", valueName: "level"))
  var logLevel: String?
  @Option(help: ArgumentHelp("A line in the log for every call: on or off (off).", valueName: "choice"))
  var accessLog: String?
  @Option(
    name: .customLong("max-message-size"),
    help: ArgumentHelp("Bytes of one request message (4194304).", valueName: "bytes"))
  var maximumMessageSize: Int?
  @Option(help: ArgumentHelp("Messages to one user or address at once; 0: no limit (5).", valueName: "n"))
  var resendBurst: Int?
  @Option(help: ArgumentHelp("Messages to one user or address in an hour; 0: no limit (20).", valueName: "n"))
  var resendHourly: Int?
  @Option(help: ArgumentHelp("Cost of bcrypt for passwords, 4 to 16 (14).", valueName: "n"))
  var passwordCost: Int?
  @Option(
    help: ArgumentHelp(
      "MiB for what lists of users search and sort by; 100 bytes a user at least, or none is used (512).",
      valueName: "MiB"))
  var listMemory: Int?
  @Option(help: ArgumentHelp("Threads that serve connections (one for each core).", valueName: "n"))
  var eventLoops: Int?
  @Option(help: ArgumentHelp("Seconds for running calls after SIGTERM (30).", valueName: "seconds"))
  var gracePeriod: Int?
  @Option(help: ArgumentHelp("JSON file with any of these settings.", valueName: "file"))
  var config: String?

  /// What was given, as text.
  var given: [SettingKey: String] {
    let values: [SettingKey: String?] = [
      .listen: self.listen, .data: self.data, .database: self.database, .externalURL: self.externalURL,
      .tlsCertificate: self.tlsCertificate, .tlsKey: self.tlsKey, .tlsClientRoots: self.tlsClientRoots,
      .tlsClientCertificates: self.tlsClientCertificates, .smtpURL: self.smtpURL, .mailFrom: self.mailFrom,
      .smsURL: self.smsURL, .smsSigningKey: self.smsSigningKey, .smsCA: self.smsCA,
      .failureDays: self.failureDays.map(String.init),
      .devPages: self.devPages, .logLevel: self.logLevel, .accessLog: self.accessLog,
      .maximumMessageSize: self.maximumMessageSize.map(String.init),
      .resendBurst: self.resendBurst.map(String.init), .resendHourly: self.resendHourly.map(String.init),
      .passwordCost: self.passwordCost.map(String.init), .listMemory: self.listMemory.map(String.init),
      .eventLoops: self.eventLoops.map(String.init),
      .gracePeriod: self.gracePeriod.map(String.init),
    ]
    return values.compactMapValues { $0 }
  }
}

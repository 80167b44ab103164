/// The settings by their names: `--listen`, `SIGNET_LISTEN`, `"listen"` in the configuration file.
enum SettingKey: String, CaseIterable {
  case listen
  case data
  case database
  case externalURL = "external-url"
  case tlsCertificate = "tls-certificate"
  case tlsKey = "tls-key"
  case tlsClientRoots = "tls-client-roots"
  case tlsClientCertificates = "tls-client-certificates"
  case smtpURL = "smtp-url"
  case mailFrom = "mail-from"
  case smsURL = "sms-url"
  case smsSigningKey = "sms-signing-key"
  case smsCA = "sms-ca"
  case failureDays = "failure-days"
  case devPages = "dev-pages"
  case logLevel = "log-level"
  case accessLog = "access-log"
  case maximumMessageSize = "max-message-size"
  case resendBurst = "resend-burst"
  case resendHourly = "resend-hourly"
  case passwordCost = "password-cost"
  case listMemory = "list-memory"
  case eventLoops = "event-loops"
  case gracePeriod = "grace-period"

  /// Whether the value is for nobody's eyes.
  var isSecret: Bool { [.smtpURL, .smsURL, .smsSigningKey].contains(self) }
  /// Its name in the environment.
  var variable: String { "SIGNET_" + self.rawValue.uppercased().replacing("-", with: "_") }
}

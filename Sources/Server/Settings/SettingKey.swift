/// The settings by their names: `--listen`, `SIGNET_LISTEN`, `"listen"` in the configuration file. Their order is that of the
/// help and of the manual's table.
///
/// A new one is a case here, its row in `setting`, a member of `ServerSettings` and a line of `ServerOptions`; a test finds what
/// is missing.
enum SettingKey: String, CaseIterable {
  case listen
  case data
  case database
  case masterKeyFile = "master-key-file"
  case adminTokenFile = "admin-token-file"
  case newStore = "new-store"
  case externalURL = "external-url"
  case tlsCertificate = "tls-certificate"
  case tlsKey = "tls-key"
  case tlsClientRoots = "tls-client-roots"
  case tlsClientCertificates = "tls-client-certificates"
  case smtpURL = "smtp-url"
  case smtpPasswordFile = "smtp-password-file"
  case mailFrom = "mail-from"
  case serviceName = "service-name"
  case supportContact = "support-contact"
  case smsURL = "sms-url"
  case smsPasswordFile = "sms-password-file"
  case smsSigningKey = "sms-signing-key"
  case smsSigningKeyFile = "sms-signing-key-file"
  case smsCA = "sms-ca"
  case providerCA = "provider-ca"
  case twilioURL = "twilio-url"
  case devPages = "dev-pages"
  case failureDays = "failure-days"
  case keyRotationDays = "key-rotation-days"
  case keyCacheSeconds = "key-cache-seconds"
  case logLevel = "log-level"
  case accessLog = "access-log"
  case maximumMessageSize = "max-message-size"
  case resendBurst = "resend-burst"
  case resendHourly = "resend-hourly"
  case addressBurst = "address-burst"
  case addressHourly = "address-hourly"
  case callerHourly = "caller-hourly"
  case instanceHourly = "instance-hourly"
  case sessionsHourly = "sessions-hourly"
  case passwordHash = "password-hash"
  case newPasswordEndsSessions = "new-password-ends-sessions"
  case importMD5Crypt = "import-md5-crypt"
  case listMemory = "list-memory"
  case eventLoops = "event-loops"
  case drainDelay = "drain-delay"
  case gracePeriod = "grace-period"
  case maximumConnections = "max-connections"
  case requestMemory = "request-memory"
  case answerMemory = "answer-memory"
  case reflection
  case validateOrgDomains = "validate-org-domains"
  case domainResolver = "domain-resolver"
  case domainAddresses = "domain-addresses"
  case domainPort = "domain-port"
  case domainCA = "domain-ca"

  /// Its name on the command line.
  var option: String { "--" + rawValue }
  /// Its name in the environment.
  var variable: String { "SIGNET_" + rawValue.uppercased().replacing("-", with: "_") }
}

import ArgumentParser

/// The settings as options of the command line; what is absent comes from elsewhere. Each is named as its `SettingKey`.
struct ServerOptions: SettingOptions {
  @Option(.listen) var listen: String?
  @Option(.data) var data: String?
  @Option(.database) var database: String?
  @Option(.masterKeyFile) var masterKeyFile: String?
  @Option(.adminTokenFile) var adminTokenFile: String?
  @Option(.newStore) var newStore: String?
  @Option(.externalURL) var externalURL: String?
  @Option(.tlsCertificate) var tlsCertificate: String?
  @Option(.tlsKey) var tlsKey: String?
  @Option(.tlsClientRoots) var tlsClientRoots: String?
  @Option(.tlsClientCertificates) var tlsClientCertificates: String?
  @Option(.smtpURL) var smtpURL: String?
  @Option(.smtpPasswordFile) var smtpPasswordFile: String?
  @Option(.mailFrom) var mailFrom: String?
  @Option(.serviceName) var serviceName: String?
  @Option(.supportContact) var supportContact: String?
  @Option(.smsURL) var smsURL: String?
  @Option(.smsPasswordFile) var smsPasswordFile: String?
  @Option(.smsSigningKey) var smsSigningKey: String?
  @Option(.smsSigningKeyFile) var smsSigningKeyFile: String?
  @Option(.smsCA) var smsCA: String?
  @Option(.providerCA) var providerCA: String?
  @Option(.twilioURL) var twilioURL: String?
  @Option(.devPages) var devPages: String?
  @Option(.failureDays) var failureDays: String?
  @Option(.keyRotationDays) var keyRotationDays: String?
  @Option(.keyCacheSeconds) var keyCacheSeconds: String?
  @Option(.logLevel) var logLevel: String?
  @Option(.accessLog) var accessLog: String?
  @Option(.maximumMessageSize) var maximumMessageSize: String?
  @Option(.resendBurst) var resendBurst: String?
  @Option(.resendHourly) var resendHourly: String?
  @Option(.addressBurst) var addressBurst: String?
  @Option(.addressHourly) var addressHourly: String?
  @Option(.callerHourly) var callerHourly: String?
  @Option(.instanceHourly) var instanceHourly: String?
  @Option(.sessionsHourly) var sessionsHourly: String?
  @Option(.passwordHash) var passwordHash: String?
  @Option(.newPasswordEndsSessions) var newPasswordEndsSessions: String?
  @Option(.importMD5Crypt) var importMD5Crypt: String?
  @Option(.listMemory) var listMemory: String?
  @Option(.eventLoops) var eventLoops: String?
  @Option(.drainDelay) var drainDelay: String?
  @Option(.gracePeriod) var gracePeriod: String?
  @Option(.maximumConnections) var maximumConnections: String?
  @Option(.requestMemory) var requestMemory: String?
  @Option(.answerMemory) var answerMemory: String?
  @Option(.reflection) var reflection: String?
  @Option(.validateOrgDomains) var validateOrgDomains: String?
  @Option(.domainResolver) var domainResolver: String?
  @Option(.domainAddresses) var domainAddresses: String?
  @Option(.domainPort) var domainPort: String?
  @Option(.domainCA) var domainCA: String?
  @Option(help: ArgumentHelp("JSON file with any of these settings", valueName: "file"))
  var config: String?
}

/// Where a store is: what commands beside `serve` need of the settings. The others count as well, from the environment and
/// the file.
struct StoreOptions: SettingOptions {
  @Option(.data) var data: String?
  @Option(.database) var database: String?
  @Option(.masterKeyFile) var masterKeyFile: String?
  @Option(help: ArgumentHelp("JSON file with any of the settings of serve", valueName: "file"))
  var config: String?
}

/// Options that are named as the `SettingKey` that each gives.
protocol SettingOptions: ParsableArguments {
  var config: String? { get }
}

extension SettingOptions {
  /// What was given, as text.
  var given: [SettingKey: String] {
    var given: [SettingKey: String] = [:]
    for child in Mirror(reflecting: self).children {
      guard let option = child.value as? Option<String?>,
        let key = SettingKey.allCases.first(where: { "_\($0)" == child.label })
      else { continue }
      given[key] = option.wrappedValue
    }
    return given
  }
}

extension Option where Value == String? {
  /// The option of a setting.
  fileprivate init(_ key: SettingKey) {
    self.init(
      name: .customLong(key.rawValue), help: ArgumentHelp("\(key.setting.help)", valueName: key.setting.placeholder))
  }
}

import Delivery
import Glibc
import GrpcCore
import HTTPTransport
import Logging
import ManagementAPI
import ManagementService
import NIOCore
import Outbound
import Persistence
import ProtobufCodec
import Secrets
import ServiceLifecycle
import Texts
import Web
import Domain

/// The whole server, put together from settings: the one place that knows every room.
struct Application {
  private let settings: ServerSettings
  private let logger: Logger
  private let store: any OpenStore
  private let health: HealthService
  private let server: HTTPServer
  /// Nil without TLS.
  let certificates: CertificateWatch?
  private let vault: KeyedVault
  private let routes: DeliveryRoutes
  private let clock: any Domain.Clock
  private let firstStart: FirstStart
  /// Where clients reach the server.
  private let origin: PublicOrigin
  private let watch: StoreWatch
  private let removal: RemovalService
  private let names: NameService
  private let claims: ClaimService
  private let keyRotation: KeyRotationService
  /// Of what the server is to listen on; over once it listens.
  private let reservation: AddressReservation
  private let deliveries = DeliveryStatistics()
  private let stored: StoredTransports

  /// Makes what is missing (directory, key, database), and opens the rest.
  /// - Throws: what an operator can mend, in words.
  init(_ settings: ServerSettings, logger unlimited: Logger) async throws {
    // Strangers cause lines; those that the access log was asked for are all written.
    let logger = unlimited.limited
    self.settings = settings
    self.logger = logger
    // Before anything is made: who cannot listen leaves nothing behind.
    self.reservation = try AddressReservation(settings.listen)
    // What is kept is for this user alone: the database holds addresses and hashes.
    umask(0o077)
    guard mkdir(settings.dataDirectory, 0o700) == 0 || errno == EEXIST else {
      throw StartError("cannot create \(settings.dataDirectory): \(String(cString: strerror(errno)))")
    }
    let data = try await DataDirectory.open(settings, for: .serving, clock: SystemClock())
    let clock = data.store.clock
    self.clock = clock
    let vault = data.vault
    self.store = data.store
    self.vault = vault
    let deliveryRoutes = try DeliveryRoutes(settings)
    self.routes = deliveryRoutes
    self.stored = StoredTransports(
      vault: vault, certificateAuthority: settings.providerCA, twilio: settings.twilioURL)
    let removal = RemovalService(store: data.store, clock: clock, logger: logger)
    self.removal = removal
    names = NameService(store: data.store, clock: clock, logger: logger)
    var useCases = try UseCases(data, settings, prover: try NetworkDomainProver(settings.domainProofs, logger: logger))
    useCases.newPasswordEndsSessions = settings.newPasswordEndsSessions
    useCases.sessionBound = SessionBound(.evenly(settings.sessionsHourly))
    useCases.version = Version.text.replacing("signet ", with: "")
    useCases.keyRotation = KeyRotation(
      age: Int64(settings.keyRotationDays) * 86_400, cacheAge: Int64(settings.keyCacheSeconds))
    useCases.serviceName = settings.serviceName
    self.origin = useCases.origin
    try await useCases.refreshInstance()
    self.keyRotation = KeyRotationService(useCases: useCases, logger: logger)
    self.claims = ClaimService(useCases: useCases, logger: logger)
    let watch = StoreWatch(store: data.store, logger: logger) { [useCases] in
      try await useCases.refreshInstance()
    }
    self.watch = watch
    self.firstStart = FirstStart(
      store: self.store, vault: vault, ids: data.ids, baseDomain: useCases.baseDomain,
      tokenPath: settings.adminTokenPath)

    let descriptors = [
      Zitadel_Management_V1_ManagementServiceDescriptor.service, Zitadel_User_V2_UserServiceDescriptor.service,
      Zitadel_Auth_V1_AuthServiceDescriptor.service, Zitadel_Admin_V1_AdminServiceDescriptor.service,
      Zitadel_Org_V2_OrganizationServiceDescriptor.service, Zitadel_Session_V2_SessionServiceDescriptor.service,
      Zitadel_Webkey_V2_WebKeyServiceDescriptor.service,
      Zitadel_Settings_V2_SettingsServiceDescriptor.service,
    ]
    self.health = HealthService(services: descriptors.map(\.name))
    let trial = try SMTPTrial(clock: clock, certificateAuthority: settings.providerCA)
    let services = Services.all(useCases, trial: trial) + [self.health]
    let metrics = PrometheusRegistry()
    let statistics = TransportStatistics()
    metrics.collect { statistics.samples }
    let store = self.store
    metrics.collect {
      store.measures.map { measure in
        (
          measure.name, measure.labels.map { ($0.name, $0.value) }, measure.isCounter ? "counter" : "gauge",
          measure.value
        )
      }
    }
    let outbox = OutboxMetrics(self.store, self.deliveries, providers: self.store, clock: clock)
    metrics.collect { outbox.samples }
    metrics.collect { removal.samples }
    let pace = CountingPace()
    var routes =
      LinkPages(
        useCases: useCases, origin: settings.externalURL, serviceName: settings.serviceName, logger: logger
      ).routes
      + Probes.routes(health: self.health) {
        await watch.trouble?.summary
      } exposition: { openMetrics in
        if pace.isDue() {
          await outbox.refresh()
          await removal.refresh()
        }
        return metrics.exposition(openMetrics: openMetrics)
      }
    routes += OIDCEndpoints(useCases: useCases, logger: logger).routes
    routes += SessionCodePage(useCases: useCases, serviceName: settings.serviceName).routes
    routes +=
      AuthenticatorPage(useCases: useCases, origin: settings.externalURL, serviceName: settings.serviceName).routes
    routes += DevMailPages.routes(
      mails: deliveryRoutes.mailSpool, shortMessages: deliveryRoutes.smsSpool, for: settings.visibleDevPages)
    let verifier = TokenVerifier(
      store: self.store, vault: vault, clock: clock, kinds: [SessionTokens(useCases), OAuthTokens(useCases)])
    let authentication = AuthenticationInterceptor(store: self.store, verifier: verifier)
    routes +=
      AssetRoutes(
        useCases: useCases, authentication: authentication,
        translation: StatusTranslation(logger: logger, defaultLanguage: useCases.defaultLanguage)
      ).routes
    let rpc = try RPCServer(
      services: services + Self.reflection(settings, of: services),
      interceptors: [authentication],
      observers: (settings.accessLog ? [AccessLog(logger: unlimited)] : []) + [CallMetrics(factory: metrics)],
      routes: routes,
      configuration: Self.configuration(settings, defaultLanguage: useCases.defaultLanguage, logger: logger),
      types: TypeRegistry(StatusTranslation.detailTypes))
    self.server = HTTPServer(
      configuration: Self.transport(settings, logger: logger), service: rpc, statistics: statistics)
    let server = self.server
    metrics.collect {
      server.certificateExpiry.map { [("transport_certificate_expiry_timestamp_seconds", [], "gauge", $0)] } ?? []
    }
    self.certificates = settings.tls.map { CertificateWatch($0, server: server, logger: logger) }
  }

  /// Prepares an empty store, then listens.
  /// - Returns: the address as clients write it, and what is to run until the server is told to stop.
  func start(_ signals: Signals) async throws -> (address: String, services: [any Service]) {
    if try await self.firstStart.run() {
      self.logger.notice("first start", metadata: ["token": "\(self.settings.adminTokenPath)"])
    }
    let bound = try await self.server.start()
    // Beside what is served; a store that is closed meanwhile needs none.
    let store = self.store
    Task { try? await store.prepareLists() }
    let address = ListenAddress(
      host: bound.ipAddress ?? self.settings.listen.host, port: bound.port ?? self.settings.listen.port)
    // Only now is it known which port the links in mails lead to.
    self.origin.set(
      self.settings.externalURL ?? self.origin(of: address), isSetting: self.settings.externalURL != nil)
    let composer = NotificationComposer(
      store: self.store, vault: self.vault, sender: self.routes.sender, catalog: try MailCatalog(),
      origin: self.origin.text, serviceName: self.settings.serviceName,
      supportContact: self.settings.supportContact)
    let mails = ChannelDelivery(.mail, providers: self.store, logger: self.logger) {
      [store, routes, stored, clock, deliveries, logger] provider, isCurrent in
      try OutboxWorker(
        mailsOf: store, composer: composer, transport: provider.map(stored.mails) ?? routes.mails, clock: clock,
        statistics: deliveries, logger: logger, isCurrent: isCurrent)
    }
    let shortMessages = ChannelDelivery(.shortMessage, providers: self.store, logger: self.logger) {
      [store, routes, stored, clock, deliveries, logger] provider, isCurrent in
      try OutboxWorker(
        shortMessagesOf: store, composer: composer,
        transport: provider.map(stored.shortMessages) ?? routes.shortMessages, clock: clock, statistics: deliveries,
        logger: logger, isCurrent: isCurrent)
    }
    let tidying = TidyingService(
      store: self.store, clock: self.clock, failureDays: self.settings.failureDays, logger: self.logger)
    let serving = ServingService(
      server: self.server, store: self.store, signals: signals, health: self.health,
      drainDelay: .seconds(self.settings.drainDelay), gracePeriod: .seconds(Int64(self.settings.gracePeriod)))
    var services: [any Service] = [
      DeliveryService(delivery: mails), DeliveryService(delivery: shortMessages), tidying, removal, watch, claims,
      keyRotation, names, serving,
    ]
    if let certificates = self.certificates { services.append(certificates) }
    return (address.description, services)
  }

  private func origin(of address: ListenAddress) -> String {
    var address = address
    // Nobody can open a link to every address.
    if ["0.0.0.0", "::"].contains(address.host) { address.host = "localhost" }
    return "\(self.settings.tls == nil ? "http" : "https")://\(address)"
  }

  /// Writes what waits, and closes the store.
  func close() async { await self.store.close() }

  private static func reflection(
    _ settings: ServerSettings, of services: [any ServiceHandler]
  ) -> [any ServiceHandler] {
    switch settings.reflection {
    case .everybody: Reflection.services(describing: services, files: ManagementFiles.all)
    case .callers:
      Reflection.services(
        describing: services, files: ManagementFiles.all, permission: AuthenticationInterceptor.anyCaller)
    case .nobody: []
    }
  }

  private static func configuration(
    _ settings: ServerSettings, defaultLanguage: DefaultLanguage, logger: Logger
  ) -> RPCConfiguration {
    var configuration = RPCConfiguration()
    configuration.limits.maximumMessageSize = settings.maximumMessageSize
    // What may be asked without a token is empty or a name.
    configuration.limits.maximumOpenMessageSize = 64 << 10
    // Answers hold what only the caller may see.
    configuration.responseFields = ["cache-control": "no-store", "pragma": "no-cache", "x-robots-tag": "none"]
    // Browsers keep to TLS from then on (RFC 6797). A developer's machine has other servers under the same name.
    if settings.tls != nil, !settings.isForThisMachine {
      configuration.responseFields.append("strict-transport-security", "max-age=31536000")
    }
    configuration.singularFields = ["x-zitadel-orgid"]
    // Any site may call: what it needs is a token, which no browser adds by itself.
    var cors = CORSPolicy()
    cors.allowsOrigin = { _ in true }
    cors.allowsCredentials = true
    cors.allowedFields.append("x-zitadel-orgid")
    configuration.cors = cors
    configuration.logger = logger
    let translation = StatusTranslation(logger: logger, defaultLanguage: defaultLanguage)
    configuration.errorStatus = { translation.status(of: $0, in: $1) }
    return configuration
  }

  private static func transport(_ settings: ServerSettings, logger: Logger) -> HTTPServerConfiguration {
    var configuration = HTTPServerConfiguration(
      host: settings.listen.host, port: settings.listen.port, logger: logger)
    if let loops = settings.eventLoops { configuration.eventLoopCount = loops }
    configuration.tls = settings.tls
    configuration.limits.maximumConnections = settings.maximumConnections
    configuration.limits.receivedBudget = settings.requestMemoryBytes
    configuration.limits.strangersReceivedBudget = settings.requestMemoryBytes >> 3
    configuration.limits.unsentBudget = settings.answerMemoryBytes
    configuration.limits.strangersUnsentBudget = settings.answerMemoryBytes >> 3
    return configuration
  }
}

/// Serves calls; told to stop, it drains; told again, it ends what is running.
private struct ServingService: Service {
  let server: HTTPServer
  let store: any OpenStore
  let signals: Signals
  let health: HealthService
  let drainDelay: Duration
  let gracePeriod: TimeAmount

  func run() async throws {
    try await withGracefulShutdownHandler {
      try await self.server.run()
    } onGracefulShutdown: {
      // Whoever balances load sees it first, and is given time to look.
      self.health.drain()
      Task {
        try? await Task.sleep(for: self.drainDelay)
        await self.stop(within: self.gracePeriod)
      }
      Task {
        guard await self.signals.untilStop(onHangup: {}) else { return }
        await self.stop(within: .zero)
      }
    }
  }

  private func stop(within period: TimeAmount) async {
    // Whoever waits for a database that does not answer is told so before they are cut off.
    store.stopWaiting(in: period.nanoseconds / 1_000_000 * 9 / 10)
    await server.shutdown(gracePeriod: period)
  }
}

/// Delivers messages; told to stop, it settles what it has leased.
private struct DeliveryService<Message: Sendable>: Service {
  let delivery: ChannelDelivery<Message>

  func run() async throws {
    await cancelWhenGracefulShutdown { await self.delivery.run() }
  }
}

// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  // What a file uses, it imports: no module reaches through another into a third.
  .enableUpcomingFeature("MemberImportVisibility"),
  // An async function runs where its caller does: on the event loop that a call came in on, without a hop at each call.
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Debian's C libraries, each behind a module map of its own.
let systemLibraries: [Target] = [
  .systemLibrary(name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
  .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
  .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
  .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
  .systemLibrary(name: "CCares", pkgConfig: "libcares", providers: [.apt(["libc-ares-dev"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CCrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"])]),
  .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
  .systemLibrary(name: "CJemalloc", pkgConfig: "jemalloc", providers: [.apt(["libjemalloc-dev"])]),
]

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

// The direction of imports is the table in ARCHITECTURE.md.
let modules: [Target] = [
  .target(name: "ProtobufCodec", swiftSettings: strict),
  .executableTarget(
    name: "protoc-gen-signet", dependencies: ["ProtobufCodec"], path: "Sources/ProtocPlugin",
    exclude: ["README.md"], swiftSettings: strict),
  .target(
    name: "HTTPTransport", dependencies: ["CNghttp2", nioCore, nioPosix, nioHTTP1, nioTLS, nioSSL, logging],
    swiftSettings: strict),
  .target(
    name: "GrpcCore", dependencies: ["HTTPTransport", "ProtobufCodec", "CZlib", nioCore, logging, coreMetrics],
    swiftSettings: strict),
  .target(
    name: "GrpcTesting", dependencies: ["GrpcCore", "HTTPTransport", "ProtobufCodec", nioCore, nioPosix],
    swiftSettings: strict),
  .target(name: "ManagementAPI", dependencies: ["GrpcCore", "ProtobufCodec"], swiftSettings: strict),
  .target(name: "Domain", swiftSettings: strict),
  .target(name: "Texts", dependencies: ["Domain"], swiftSettings: strict),
  .target(name: "Threads", swiftSettings: strict),
  .target(
    name: "Secrets", dependencies: ["Domain", "ProtobufCodec", "Threads", "CArgon2", "CCrypt", crypto, cryptoExtras],
    swiftSettings: strict),
  .target(
    name: "Persistence", dependencies: ["Domain", "ProtobufCodec", "Threads", "CSQLite", "CPostgres"],
    swiftSettings: strict),
  .target(name: "Outbound", dependencies: ["Domain", "Threads", "CCares", "CCurl", logging], swiftSettings: strict),
  .target(
    name: "Delivery", dependencies: ["Domain", "Texts", "Threads", "Outbound", "CCurl", crypto, logging],
    swiftSettings: strict),
  .target(
    name: "ManagementService",
    dependencies: ["GrpcCore", "ManagementAPI", "ProtobufCodec", "Domain", "Texts", crypto, logging],
    swiftSettings: strict),
  .target(
    name: "Web", dependencies: ["GrpcCore", "HTTPTransport", "Domain", "Texts", logging, nioCore],
    swiftSettings: strict),
  .executableTarget(
    name: "signet",
    dependencies: [
      "HTTPTransport", "GrpcCore", "ProtobufCodec", "ManagementAPI", "Domain", "Texts", "Threads", "Secrets",
      "Persistence",
      "Outbound", "Delivery", "ManagementService", "Web", "CJemalloc", argumentParser, lifecycle, unixSignals, logging,
      coreMetrics, nioCore,
    ],
    path: "Sources/Server", swiftSettings: strict),
]

let tests: [Target] = [
  .testTarget(
    name: "HTTPTransportTests", dependencies: ["HTTPTransport", nioCore, nioEmbedded], swiftSettings: strict),
  .target(name: "ProtocSupport", path: "Tests/ProtocSupport", swiftSettings: strict),
  .target(
    name: "StoreSupport", dependencies: ["Domain", "Persistence"], path: "Tests/StoreSupport", swiftSettings: strict),
  .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
  .testTarget(
    name: "ProtobufCodecTests", dependencies: ["ProtobufCodec", "ProtocSupport", "SeededRandom"],
    exclude: ["Support/example.proto", "Support/names.proto"],
    swiftSettings: strict),
  .target(
    name: "NameFixtures", dependencies: ["GrpcCore", "ProtobufCodec"], path: "Tests/NameFixtures",
    swiftSettings: strict),
  .testTarget(
    name: "ProtocPluginTests", dependencies: ["protoc-gen-signet", "NameFixtures", "ProtobufCodec", "ProtocSupport"],
    exclude: ["Fixtures"], swiftSettings: strict),
  .testTarget(
    name: "DifferentialTests",
    dependencies: [
      "Domain", "ManagementAPI", "ProtobufCodec", "ProtobufConformance", "ProtocSupport", "TestMessages",
    ],
    exclude: ["oracle.py", "phones.py"], swiftSettings: strict),
  .testTarget(
    name: "ManagementAPITests", dependencies: ["ManagementAPI", "ProtobufCodec", "ProtocSupport"],
    swiftSettings: strict),
  .testTarget(
    name: "GrpcCoreTests",
    dependencies: ["GrpcCore", "HTTPTransport", "ProtobufCodec", nioCore, nioEmbedded, logging],
    exclude: ["Support/library.proto"], swiftSettings: strict),
  .testTarget(
    name: "GrpcTestingTests", dependencies: ["GrpcTesting", "GrpcCore", "HTTPTransport", "ProtobufCodec", nioCore],
    swiftSettings: strict),
  .testTarget(
    name: "FuzzTests",
    dependencies: [
      "ProtobufCodec", "TestMessages", "HTTPTransport", "GrpcCore", "Domain", "Delivery", "ManagementService",
      "Secrets", "Texts", "Web", nioCore, nioEmbedded,
    ],
    exclude: ["Seeds"],
    swiftSettings: strict),
  .testTarget(name: "ThreadsTests", dependencies: ["Threads"], swiftSettings: strict),
  .testTarget(name: "SecretsTests", dependencies: ["Secrets", "Domain", crypto, cryptoExtras], swiftSettings: strict),
  .testTarget(name: "OutboundTests", dependencies: ["Outbound", "Domain", logging], swiftSettings: strict),
  .testTarget(
    name: "DeliveryTests", dependencies: ["Delivery", "Texts", "Threads", "Domain", crypto, logging],
    swiftSettings: strict),
  .testTarget(
    name: "DomainTests", dependencies: ["Domain", "SeededRandom"], exclude: ["Fixtures"], swiftSettings: strict),
  .testTarget(
    name: "PersistenceTests",
    dependencies: ["Persistence", "Domain", "Texts", "ProtobufCodec", "CSQLite", "SeededRandom", "StoreSupport"],
    exclude: ["Fixtures"], swiftSettings: strict),
  .testTarget(name: "TextsTests", dependencies: ["Texts", "Domain"], swiftSettings: strict),
  .testTarget(
    name: "ManagementServiceTests",
    dependencies: [
      "ManagementService", "ManagementAPI", "GrpcCore", "GrpcTesting", "HTTPTransport", "ProtobufCodec", "Domain",
      "Texts",
      "StoreSupport", logging,
    ],
    swiftSettings: strict),
  .testTarget(
    name: "WebTests",
    dependencies: [
      "Web", "GrpcCore", "GrpcTesting", "HTTPTransport", "Domain", "Texts", "StoreSupport", nioCore, logging,
    ],
    swiftSettings: strict),
  .testTarget(
    name: "ServerTests", dependencies: ["signet", "Domain", "GrpcCore", "Web", argumentParser], swiftSettings: strict),
]

/// Servers that public suites drive, and the messages that those are about: Tests/PeerSuites/README.md.
let peerSuites: [Target] = [
  .target(
    name: "TestMessages", dependencies: ["ProtobufCodec"], path: "Tests/PeerSuites/TestMessages",
    swiftSettings: strict),
  .executableTarget(
    name: "ProtobufConformance", dependencies: ["ProtobufCodec", "TestMessages"],
    path: "Tests/PeerSuites/ProtobufConformance", swiftSettings: strict),
  .executableTarget(
    name: "ConnectConformance", dependencies: ["GrpcCore", "HTTPTransport", "ProtobufCodec", nioCore],
    path: "Tests/PeerSuites/ConnectConformance", swiftSettings: strict),
  .executableTarget(
    name: "GrpcInterop", dependencies: ["GrpcCore", "HTTPTransport", "ProtobufCodec", argumentParser, nioCore],
    path: "Tests/PeerSuites/GrpcInterop", swiftSettings: strict),
]

let package = Package(
  name: "signet",
  products: [
    .library(name: "ProtobufCodec", targets: ["ProtobufCodec"]),
    .library(name: "GrpcCore", targets: ["GrpcCore"]),
    .library(name: "GrpcTesting", targets: ["GrpcTesting"]),
    .library(name: "HTTPTransport", targets: ["HTTPTransport"]),
    .executable(name: "signet", targets: ["signet"]),
    .executable(name: "protoc-gen-signet", targets: ["protoc-gen-signet"]),
    .executable(name: "ProtobufConformance", targets: ["ProtobufConformance"]),
    .executable(name: "ConnectConformance", targets: ["ConnectConformance"]),
    .executable(name: "GrpcInterop", targets: ["GrpcInterop"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
  ],
  targets: systemLibraries + modules + tests + peerSuites
)

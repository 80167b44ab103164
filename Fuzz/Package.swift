// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")

// A package of its own, because every module that is fuzzed is built with the fuzzer's instrumentation: the modules are
// links to those of the project, of some to the files that read hostile input. scripts/fuzz builds and runs it.
let package = Package(
  name: "fuzz",
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "ProtobufCodec", swiftSettings: strict),
    .target(name: "TestMessages", dependencies: ["ProtobufCodec"], swiftSettings: strict),
    // Sockets and TLS are not fuzzed: bytes come through an embedded channel.
    .target(
      name: "HTTPTransport", dependencies: ["CNghttp2", nioCore, nioHTTP1, nioPosix, nioTLS, nioSSL, logging],
      exclude: ["Server/HTTPServer.swift", "Server/TLS.swift"], swiftSettings: strict),
    .target(
      name: "GrpcCore", dependencies: ["HTTPTransport", "ProtobufCodec", "CZlib", nioCore, logging, coreMetrics],
      exclude: ["GrpcCore.docc"], swiftSettings: strict),
    .target(name: "Domain", swiftSettings: strict),
    .target(name: "Delivery", dependencies: ["Domain"], swiftSettings: strict),
    .target(name: "Texts", dependencies: ["Domain"], swiftSettings: strict),
    .target(name: "ManagementService", swiftSettings: strict),
    .target(name: "Secrets", dependencies: ["Domain", "ProtobufCodec"], swiftSettings: strict),
    .target(name: "Web", dependencies: ["Domain", "GrpcCore", "HTTPTransport"], swiftSettings: strict),
    .target(
      name: "Properties",
      dependencies: [
        "ProtobufCodec", "TestMessages", "HTTPTransport", "GrpcCore", "Domain", "Delivery", "ManagementService",
        "Secrets", "Texts", "Web", nioCore, nioEmbedded,
      ],
      swiftSettings: strict),
    // The fuzzer brings the main function.
    .executableTarget(
      name: "fuzz", dependencies: ["Properties"], swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
  ]
)

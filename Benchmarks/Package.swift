// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// `scripts/bench codec` generates each library's messages from codec/messages.proto before it builds these.
let codec: [Target] = [
  .executableTarget(
    name: "codec",
    dependencies: ["Contest", "SignetMessages", "SwiftProtobufMessages", "LibProtobufMessages", "Allocations"],
    path: "codec/Comparison", swiftSettings: strict),
  .target(name: "Contest", path: "codec/Contest", swiftSettings: strict),
  .target(
    name: "SignetMessages", dependencies: ["Contest", .product(name: "ProtobufCodec", package: "signet")],
    path: "codec/Signet", swiftSettings: strict),
  .target(
    name: "SwiftProtobufMessages",
    dependencies: ["Contest", .product(name: "SwiftProtobuf", package: "swift-protobuf")],
    path: "codec/SwiftProtobuf", swiftSettings: strict),
  .target(
    name: "LibProtobufMessages", path: "codec/LibProtobuf",
    cxxSettings: [.define("NDEBUG", .when(configuration: .release))],
    linkerSettings: [.linkedLibrary("protobuf")]),
  .target(name: "Allocations", path: "codec/Allocations"),
]

/// `scripts/bench rpc` compares this server with those in rpc/peers.
let rpc: [Target] = [
  .executableTarget(
    name: "rpc-server",
    dependencies: [
      .product(name: "GrpcCore", package: "signet"), .product(name: "HTTPTransport", package: "signet"),
      .product(name: "ProtobufCodec", package: "signet"),
    ],
    path: "rpc/Server", swiftSettings: strict, linkerSettings: [.linkedLibrary("jemalloc")])
]

/// `scripts/bench load`: many clients on one thread.
let load: [Target] = [.executableTarget(name: "load", path: "load", swiftSettings: strict)]

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "signet", path: ".."),
    .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0"),
  ],
  targets: codec + rpc + load,
  cxxLanguageStandard: .cxx17
)

// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
]

// A package of its own, because every module that is fuzzed is built with the fuzzer's instrumentation: the modules are
// links to those of the project, and of GrpcCore only to what takes paths apart. scripts/fuzz builds and runs it.
let package = Package(
  name: "fuzz",
  targets: [
    .target(name: "ProtobufCodec", swiftSettings: strict),
    .target(name: "TestMessages", dependencies: ["ProtobufCodec"], swiftSettings: strict),
    .target(name: "GrpcCore", swiftSettings: strict),
    .target(name: "Properties", dependencies: ["ProtobufCodec", "TestMessages", "GrpcCore"], swiftSettings: strict),
  ]
    + ["wire", "json", "paths"].map { name in
      // The fuzzer brings the main function.
      .executableTarget(
        name: name, dependencies: ["Properties"], swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
    }
)

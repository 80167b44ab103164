// swift-tools-version: 6.1
import PackageDescription

// A package of one's own would say .package(url: …, from: …) instead of a path.
let package = Package(
  name: "Greeter",
  dependencies: [.package(name: "signet", path: "../..")],
  targets: [
    .executableTarget(
      name: "Greeter",
      dependencies: [
        .product(name: "GrpcCore", package: "signet"), .product(name: "HTTPTransport", package: "signet"),
        .product(name: "ProtobufCodec", package: "signet"),
      ])
  ]
)

import ProtobufCodec
import ProtocSupport
import Testing

/// Whole files; scripts/generate --check compares the output for the real schema.
@Suite(.enabled(if: Protoc.path != nil, "protoc is not installed; scripts/test installs protobuf-compiler"))
struct GenerationTests {
  /// Every refusal says where, as protoc's own do.
  @Test(arguments: [
    ("proto2.proto", "proto2.proto:1:1: proto2 is not supported; such a file can only be imported, for its options"),
    ("uses_group.proto", "group.proto:5:3: groups are not supported"),
    ("uses_proto2.proto", "uses_proto2.proto:8:3: fixture.Old is declared in a proto2 file, which is not supported"),
    ("pattern.proto", "pattern.proto:8:5: validate rule 6 is not supported"),
    ("float_rule.proto", "float_rule.proto:7:3: validate.FieldRules field 1 is not supported"),
    ("json_name.proto", #"json_name.proto:5:3: json_name "the name" is not supported"#),
  ])
  func refuses(_ file: String, _ expected: String) throws {
    #expect(try Plugin.failure(file) == expected)
  }

  @Test(arguments: [
    ("colour=red", "unknown option colour"),
    ("visibility=private", #"visibility cannot be "private""#),
    ("naming=", #"naming cannot be """#),
    ("file_lines=0", "file_lines must be a positive number"),
    ("registry=Every Message", "registry must be the name of a type"),
    ("services=fixture.shop.v1.Nothing", "no requested file declares the service fixture.shop.v1.Nothing"),
  ])
  func refusesOptions(_ parameter: String, _ expected: String) throws {
    #expect(try Plugin.failure("shop/library.proto", parameter) == expected)
  }

  @Test(arguments: [
    (
      "",
      [
        "EmbeddedFiles.swift", "shop.library.service.Fixture_Shop_V1_LibraryService.swift",
        "shop.library.service.Fixture_Shop_V1_OtherService.swift", "shop.library.swift",
      ]
    ),
    (
      "naming=folders,services=fixture.shop.v1.OtherService",
      [
        "EmbeddedFiles.swift", "shop/shop.library.service.Fixture_Shop_V1_OtherService.swift",
        "shop/shop.library.swift",
      ]
    ),
  ])
  func namesFiles(_ parameter: String, _ expected: [String]) throws {
    #expect(try Plugin.run("shop/library.proto", parameter).keys.sorted() == expected)
  }

  @Test func splitsFilesBetweenMessages() throws {
    let files = try Plugin.run("cycles.proto", "file_lines=100")
    #expect(files.count > 1)
    #expect(files.keys.contains("cycles.1.swift"))
    #expect(files.values.reduce(0) { $0 + $1.matches(of: /struct Fixture_/).count } == 7)
  }

  @Test(arguments: [
    ("visibility=internal", "struct Fixture_Shop_V1_Book: Message {", "public "),
    ("visibility=package", "package struct Fixture_Shop_V1_Book: Message {", "public "),
    ("", "public struct Fixture_Shop_V1_Book: Message {", "Equatable"),
    ("equatable=true", "public struct Fixture_Shop_V1_Book: Message, Equatable {", "import GrpcCore"),
    ("module=ProtobufCodec,imports=Extra", "import Extra", "import ProtobufCodec"),
  ])
  func followsOptions(_ parameter: String, _ present: String, _ absent: String) throws {
    let source = try #require(try Plugin.run("shop/library.proto", parameter)["shop.library.swift"])
    #expect(source.split(separator: "\n").contains(Substring(present)))
    #expect(!source.contains(absent))
  }

  @Test func listsMessagesForRegistries() throws {
    let source = try Plugin.run("cycles.proto", "registry=CycleTypes,visibility=package")["CycleTypes.swift"]
    let lines = try #require(source).split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(
      lines.contains("package enum CycleTypes {") && lines.contains("package static let all: [any Message.Type] = ["))
    #expect(lines.filter { $0.hasSuffix(".self,") }.count == 7)
  }

  /// The codec brings them, and options are read from descriptors.
  @Test(arguments: ["google/protobuf/timestamp.proto", "google/protobuf/descriptor.proto"])
  func generatesNothingForWellKnownTypes(_ file: String) throws {
    #expect(try Plugin.run(file).isEmpty)
  }

  /// protoc refuses such a file itself; other compilers may not.
  @Test func refusesExtensionsOfMessages() throws {
    var extended = Google_Protobuf_FieldDescriptorProto()
    extended.name = "more"
    extended.extendee = ".fixture.Base"
    var location = Google_Protobuf_SourceLocation()
    location.path = [7, 0]
    location.span = [4, 2, 20]
    var file = Google_Protobuf_FileDescriptorProto()
    file.name = "extends.proto"
    file.syntax = "proto3"
    file.extension = [extended]
    file.sourceCodeInfo = .init()
    file.sourceCodeInfo?.location = [location]
    #expect(
      try Plugin.failure([file])
        == "extends.proto:5:3: extensions of fixture.Base are not supported, only those of options")
  }

  @Test func refusesEditions() throws {
    var file = Google_Protobuf_FileDescriptorProto()
    file.name = "new.proto"
    file.syntax = "editions"
    let failure = try Plugin.failure([file])
    #expect(failure.hasPrefix("new.proto:1:1: editions is not supported"))
  }

  @Test(arguments: [
    "/// Whose it is.", "public var ownerID: String = \"\"", "public var default_: String = \"\"",
    "public var type: String = \"\"", "/// - Warning: deprecated by the schema.",
    "public var unknownFields_: Int32 = 0", "public var homeURL: String = \"\"",
    // Two names that become one: the number keeps them apart.
    "public var otherOwner: String = \"\"",
    "public var kind = Fixture_Shop_V1_Book.Kind(rawValue: 0)", "public var when: Int64?",
    "public var place: OneofPlace?", "case lentAs(Fixture_Shop_V1_Book.Kind)",
    "public static let paper = Self(rawValue: 1)", "public static let self_ = Self(rawValue: 2)",
    "public static let kind3D = Self(rawValue: 3)",
    "if let value = self.when { writer.presentSFixed64(8, value) }",
    "if let value = self.when { writer.presentInt64(\"when\", \"when\", value) }",
    "case 65: self.when = try reader.sfixed64()", "case 8: self.when = try reader.int64()",
    "writer.string(\"second\", \"other_owner\", self.otherOwner)",
  ])
  func declares(_ line: String) throws {
    let source = try #require(try Plugin.run("shop/library.proto")["shop.library.swift"])
    #expect(source.split(separator: "\n").contains { $0.drop { $0 == " " } == line })
  }

  @Test(arguments: [
    "/// Lends one.",
    "func listURLs(",
    "_ request: Google_Protobuf_Empty, _ responses: ResponseWriter<Fixture_Shop_V1_Book>, _ context: CallContext",
    "_ requests: RequestStream<Fixture_Shop_V1_Book>, _ context: CallContext",
    "public func default_(", "kind: .bidirectionalStreaming,", "idempotency: .idempotent,",
    "throw Status(.unimplemented, \"method LendBook not implemented\")",
    "registry.serverStreaming(Fixture_Shop_V1_LibraryServiceDescriptor.listURLs) { try await self.listURLs($0, $1, $2) }",
  ])
  func declaresServices(_ line: String) throws {
    let name = "shop.library.service.Fixture_Shop_V1_LibraryService.swift"
    let source = try #require(try Plugin.run("shop/library.proto")[name])
    #expect(source.split(separator: "\n").contains { $0.drop { $0 == " " } == line })
  }

  @Test(arguments: ["", "naming=folders,registry=All,visibility=package"])
  func isDeterministic(_ parameter: String) throws {
    #expect(try Plugin.run("shop/library.proto", parameter) == Plugin.run("shop/library.proto", parameter))
  }

  /// Structs cannot contain themselves: each cycle is broken, and nothing else is boxed.
  @Test func breaksCycles() throws {
    let source = try #require(try Plugin.run("cycles.proto")["cycles.swift"])
    let broken = source.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { $0.hasPrefix("@Boxed") || $0.hasPrefix("indirect") }
    #expect(
      broken == [
        "@Boxed public var next: Fixture_Node?", "@Boxed public var back: Fixture_Back?",
        "@Boxed public var there: Fixture_There?", "indirect case not(Fixture_Not)",
      ])
  }
}

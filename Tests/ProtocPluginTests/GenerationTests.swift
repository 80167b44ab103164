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
    ("pattern.proto", "pattern.proto:8:5: pattern \"^[0-9+$\": missing ]"),
    ("map_rule.proto", "map_rule.proto:7:3: validate.FieldRules field 19 is not supported"),
    ("json_name.proto", #"json_name.proto:5:3: json_name "the name" is not supported"#),
  ])
  func refuses(_ file: String, _ expected: String) throws {
    #expect(try Plugin.failure(file) == expected)
  }

  /// Such a rule generated, built and started; the value was lost, or nobody was answered.
  @Test(arguments: [
    ("Misspelt", 42, 5, "path template /v1/{nmae}: {nmae}: fixture.rules.Book has no field nmae"),
    ("MisspeltWithin", 48, 7, "path template /v1/{author.nmae}: {author.nmae}: fixture.rules.Author has no field nmae"),
    ("TooDeep", 52, 34, "path template /v1/{name.first}: {name.first}: name has no fields"),
    ("Repeated", 55, 34, "path template /v1/{tags}: {tags}: tags holds many values, and a path one"),
    ("Map", 58, 34, "path template /v1/{labels.x}: {labels.x}: labels holds many values, and a path one"),
    ("Message", 61, 34, "path template /v1/{author}: {author}: author is a message, which no part of a path can be"),
    ("Struct", 64, 34, "path template /v1/{extra}: {extra}: extra is a message, which no part of a path can be"),
    (
      "WellKnown", 67, 55,
      "path template /v1/{nanoseconds}: {nanoseconds}: google.protobuf.Timestamp has no field nanoseconds"
    ),
    ("Body", 70, 34, "body \"nope\": fixture.rules.Book has no such field"),
    ("BodyWithin", 73, 34, "body \"author.name\": fixture.rules.Book has no such field"),
    ("Answer", 76, 36, "response_body \"book_id\": fixture.rules.Author has no such field"),
    ("WholeAnswer", 79, 36, "response_body \"*\": fixture.rules.Author has no such field"),
    ("ClientStream", 82, 42, "Send takes a stream, which has no form in JSON over HTTP: it can have no rule"),
    ("BothStreams", 85, 49, "Send takes a stream, which has no form in JSON over HTTP: it can have no rule"),
    ("Grammar", 88, 34, "path template /v1/{name: expected } at 9"),
    ("NoSlash", 91, 34, "path template v1/books: must begin with /"),
    ("NoPath", 94, 34, "the rule has no verb"),
    ("NoVerb", 97, 34, "the rule has no verb"),
    ("Nested", 101, 5, "additional_bindings must not have any of their own"),
    ("Additional", 109, 5, "path template /v1/{b}: {b}: fixture.rules.Book has no field b"),
    (
      "Twice", 118, 36,
      "GET /v1/sh%65lves/{shelf}:stat answers the same requests as /v1/{name=shelves/*}:stat of fixture.rules.Twice.Get"
    ),
  ])
  func refusesRules(_ service: String, _ line: Int, _ column: Int, _ reason: String) throws {
    let failure = try Plugin.failure("rules.proto", "services=fixture.rules.\(service)")
    #expect(failure == "rules.proto:\(line):\(column): \(reason)")
  }

  @Test func refusesTheSameRuleOfTwoServices() throws {
    let services = "services=fixture.rules.Sound+fixture.rules.Other"
    #expect(try Plugin.run("rules.proto", services).count == 4)
    let failure = try Plugin.failure("rules.proto", "services=fixture.rules.Twice+fixture.rules.Other")
    #expect(failure.contains("answers the same requests"))
  }

  @Test func keepsSoundRules() throws {
    let name = "rules.service.Fixture_Rules_Sound.swift"
    let source = try Plugin.run("rules.proto", "services=fixture.rules.Sound")[name]
    #expect(try #require(source).matches(of: /HTTPRule\(/).count == 5)
  }

  @Test(arguments: [
    ("colour=red", "unknown option colour"),
    ("visibility=private", #"visibility cannot be "private""#),
    ("naming=", #"naming cannot be """#),
    ("file_lines=0", "file_lines must be a positive number"),
    ("registry=Every Message", "registry must be the name of a type"),
    ("files=", "files must be the name of a type"),
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

  @Test func givesMemberwiseInitializers() throws {
    let source = try #require(try Plugin.run("shop/library.proto", "memberwise")["shop.library.swift"])
    let lines = source.split(separator: "\n").map { $0.drop { $0 == " " } }
    let start = try #require(lines.firstIndex(of: "public init("))
    #expect(
      lines[start...].prefix(25) == [
        "public init(", "ownerID: String = \"\",", "default_: String = \"\",", "type: String = \"\",",
        "unknownFields_: Int32 = 0,", "homeURL: String = \"\",",
        "kind: Fixture_Shop_V1_Book.Kind = Fixture_Shop_V1_Book.Kind(rawValue: 0),", "otherOwner: String = \"\",",
        "when: Int64? = nil,", "place: OneofPlace? = nil", ") {", "self.ownerID = ownerID", "self.default_ = default_",
        "self.type = type", "self.unknownFields_ = unknownFields_", "self.homeURL = homeURL", "self.kind = kind",
        "self.otherOwner = otherOwner", "self.when = when", "self.place = place", "}",
        "/// The members of `place`, of which one can be set.", "public enum OneofPlace: Sendable {",
        "case shelf(String)", "case lentAs(Fixture_Shop_V1_Book.Kind)",
      ])
    #expect(!(try #require(try Plugin.run("shop/library.proto")["shop.library.swift"])).contains("public init(\n"))
  }

  @Test func listsMessagesForRegistries() throws {
    let source = try Plugin.run("cycles.proto", "registry=CycleTypes,visibility=package")["CycleTypes.swift"]
    let lines = try #require(source).split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(
      lines.contains("package enum CycleTypes {") && lines.contains("package static let all: [any Message.Type] = ["))
    #expect(lines.filter { $0.hasSuffix(".self,") }.count == 7)
  }

  @Test("What messages have in common is a protocol, and told of no message that has less")
  func tellsWhatIsCommon() throws {
    let options = "protocols=shop/placed.proto,registry=Types,files=Files,visibility=package"
    let outputs = try Plugin.run("shop/placed.proto", options, with: ["shop/library.proto"])
    let lines = try #require(outputs["shop.placed.swift"]).split(separator: "\n")
    #expect(
      lines.dropFirst(3) == [
        "/// What has a place to be looked up at.", "package protocol Fixture_Shop_V1_Placed: Message {",
        "  /// Where.", "  var homeURL: String { get set }", "  var kind: Fixture_Shop_V1_Book.Kind { get set }", "}",
        "extension Fixture_Shop_V1_Book: Fixture_Shop_V1_Placed {}",
      ])
    // They are never sent.
    for name in ["Types.swift", "Files.swift"] { #expect(try !#require(outputs[name]).lowercased().contains("placed")) }
  }

  @Test(arguments: [
    ("shop/shelved.proto", "shop/shelved.proto", "no message has the fields of fixture.shop.v1.Shelved"),
    ("shop/placed.proto", "shop/library.proto", "protocols must be a requested file"),
  ])
  func refusesProtocols(_ file: String, _ named: String, _ reason: String) throws {
    let with = file == named ? ["shop/library.proto"] : []
    #expect(try Plugin.failure(file, "protocols=\(named)", with: with) == reason)
  }

  /// What an `Any` may hold is told by reflection though no service names it.
  @Test func listsFilesForReflection() throws {
    let outputs = try Plugin.run("cycles.proto", "files=CycleFiles,visibility=package")
    let lines = try #require(outputs["CycleFiles.swift"]).split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.contains("package static let all: [EmbeddedFile] = ["))
    #expect(lines.contains("EmbeddedFiles.cycles,"))
    #expect(try #require(outputs["EmbeddedFiles.swift"]).contains("static let cycles = EmbeddedFile("))
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

  @Test(arguments: [
    "/// Lends one.", "public struct Fixture_Shop_V1_LibraryServiceMethods: ServiceMethods {",
    "public let service = MethodHandlers(Fixture_Shop_V1_LibraryServiceDescriptor.service)",
    "_ handler: @escaping @Sendable (Fixture_Shop_V1_Book, CallContext) async throws -> Google_Protobuf_Empty",
    "service.registry.unary(Fixture_Shop_V1_LibraryServiceDescriptor.lendBook) { try $0.answer(await handler($0.request(), $0.context)) }",
    "_ handler: @escaping @Sendable (Google_Protobuf_Empty, ResponseWriter<Fixture_Shop_V1_Book>, CallContext) async throws -> Void",
    "service.registry.serverStreaming(Fixture_Shop_V1_LibraryServiceDescriptor.listURLs, handler)",
    "_ handler: @escaping @Sendable (RequestStream<Fixture_Shop_V1_Book>, CallContext) async throws -> Google_Protobuf_Empty",
    "public func default_(",
    "_ handler: @escaping @Sendable (RequestStream<Fixture_Shop_V1_Book>, ResponseWriter<Fixture_Shop_V1_Book>, CallContext) async throws -> Void",
    "public static let lendBook = MethodDescriptor(",
  ])
  func takesClosures(_ line: String) throws {
    let name = "shop.library.service.Fixture_Shop_V1_LibraryService.swift"
    let source = try #require(try Plugin.run("shop/library.proto", "handlers=closures")[name])
    #expect(source.split(separator: "\n").contains { $0.drop { $0 == " " } == line })
    #expect(!source.contains("ServiceHandler"))
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

import Testing

@testable import HTTPTransport

/// Heads that follow each other on a connection: what is repeated is shared, and nothing of one gets into the next.
struct RequestHeadTests {
  typealias Block = [(String, String)]

  static let call: Block = [
    (":method", "POST"), (":path", "/a.B/C"), (":authority", "a:1"), (":scheme", "http"), ("te", "trailers"),
    ("x-number", "1"),
  ]

  private static func replacing(_ name: String, by value: String?) -> Block {
    call.compactMap { $0.0 == name ? value.map { (name, $0) } : $0 }
  }

  private func add(_ block: Block, to builder: inout RequestHeadBuilder) {
    builder.begin(isRequest: block.first?.0.hasPrefix(":") ?? false, limits: TransportLimits())
    for (name, value) in block {
      Array(name.utf8).withUnsafeBytes { name in
        Array(value.utf8).withUnsafeBytes { value in builder.add(name: name, value: value) }
      }
    }
    builder.close()
  }

  private func expect(_ received: ReceivedHead, is block: Block) {
    let head = received.request
    func value(_ name: String) -> String { block.first { $0.0 == name }?.1 ?? "" }
    #expect(head.method == value(":method"))
    #expect(Array(head.path.utf8) == Array(value(":path").utf8))
    #expect(head.scheme == value(":scheme"))
    #expect(head.authority == (value(":authority").isEmpty ? value("host") : value(":authority")))
    let fields = block.filter { !$0.0.hasPrefix(":") }
    #expect(head.fields.map(\.name) == fields.map(\.0))
    #expect(head.fields.map(\.value) == fields.map(\.1))
    #expect(head.fields.count == fields.count)
  }

  @Test func equalHeadsAreOne() throws {
    var recent: ReceivedHead?
    var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
    add(Self.call, to: &builder)
    let first = try #require(builder.take(isSecure: false, sharing: &recent))
    add(Self.call, to: &builder)
    let second = try #require(builder.take(isSecure: false, sharing: &recent))
    #expect(first === second)
    expect(second, is: Self.call)
  }

  @Test func othersAreNot() throws {
    let others: [(String, Block)] = [
      ("another method", Self.replacing(":method", by: "PUT")),
      ("another path of the same length", Self.replacing(":path", by: "/a.B/D")),
      ("no authority but a host", Self.replacing(":authority", by: nil) + [("host", "b:2")]),
      ("an authority and its host", Self.call + [("host", "A:1")]),
      ("another first field", Self.replacing("te", by: "Trailers")),
      ("another last field", Self.replacing("x-number", by: "2")),
      ("a field less at the end", Self.replacing("x-number", by: nil)),
      ("a field less before the end", Self.replacing("te", by: nil)),
      ("a field more", Self.call + [("x-other", "3")]),
      ("no fields", Array(Self.call.prefix(4))),
    ]
    for (reason, other) in others {
      var recent: ReceivedHead?
      var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
      var last: ReceivedHead?
      for (block, isAgain) in [(Self.call, false), (other, false), (other, true), (Self.call, false)] {
        add(block, to: &builder)
        let head = try #require(builder.take(isSecure: false, sharing: &recent))
        #expect((head === last) == isAgain, "\(reason)")
        expect(head, is: block)
        last = head
      }
    }
  }

  @Test func trailersBetweenAreForgotten() throws {
    var recent: ReceivedHead?
    var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
    add(Self.call, to: &builder)
    let first = try #require(builder.take(isSecure: false, sharing: &recent))
    for trailers in [[("te", "trailers")], [("sum", "6")], []] as [Block] {
      add(trailers, to: &builder)
      #expect(builder.takeTrailers()?.map(\.name) == trailers.map(\.0))
    }
    add(Self.call, to: &builder)
    #expect(builder.take(isSecure: false, sharing: &recent) === first)
  }

  @Test func connectionsShareOne() throws {
    var recent: ReceivedHead?
    let blocks = [
      Self.call, Self.call, Self.replacing("te", by: "Trailers"), Self.replacing(":path", by: "/\u{e9}"),
      Self.replacing(":path", by: "/e\u{301}"),
    ]
    let heads = try blocks.map { block in
      var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
      add(block, to: &builder)
      return try #require(builder.take(isSecure: false, sharing: &recent))
    }
    #expect(heads[0] === heads[1])
    for index in 2..<heads.count { #expect(heads[index - 1] !== heads[index]) }
    for (head, block) in zip(heads, blocks) { expect(head, is: block) }
  }

  /// What RFC 9113 section 8 forbids, each alone in a request that is else sound.
  static let malformed: [(String, Block)] = [
    ("no method", Array(call.dropFirst())),
    ("no path", call.filter { $0.0 != ":path" }),
    ("no scheme", call.filter { $0.0 != ":scheme" }),
    ("neither authority nor host", call.filter { $0.0 != ":authority" }),
    ("an empty path", call.map { $0.0 == ":path" ? (":path", "") : $0 }),
    ("a relative path", call.map { $0.0 == ":path" ? (":path", "a.B/C") : $0 }),
    ("an asterisk for POST", call.map { $0.0 == ":path" ? (":path", "*") : $0 }),
    ("a path with a space", call.map { $0.0 == ":path" ? (":path", "/a b") : $0 }),
    ("a method that is no token", call.map { $0.0 == ":method" ? (":method", "PO ST") : $0 }),
    ("a scheme that begins with a digit", call.map { $0.0 == ":scheme" ? (":scheme", "1http") : $0 }),
    ("two methods", [(":method", "POST")] + call),
    ("an unknown pseudo-header field", [(":unknown", "1")] + call),
    ("a pseudo-header field of answers", [(":status", "200")] + call),
    ("a pseudo-header field of extended CONNECT", [(":protocol", "websocket")] + call),
    ("a pseudo-header field after others", Array(call.dropFirst()) + [call[0]]),
    ("a name in upper case", call + [("X-Upper", "1")]),
    ("connection", call + [("connection", "close")]),
    ("keep-alive", call + [("keep-alive", "1")]),
    ("proxy-connection", call + [("proxy-connection", "close")]),
    ("transfer-encoding", call + [("transfer-encoding", "chunked")]),
    ("upgrade", call + [("upgrade", "h2c")]),
    ("te other than trailers", call + [("te", "gzip")]),
    ("a host that is another's", call + [("host", "b:1")]),
    ("a port that is another's", call + [("host", "a:2")]),
    ("a user in the authority", call.map { $0.0 == ":authority" ? ($0.0, "user@a") : $0 }),
    ("an authority with a path", call.map { $0.0 == ":authority" ? ($0.0, "a/b") : $0 }),
    ("an authority with a space", call.map { $0.0 == ":authority" ? ($0.0, "a b") : $0 }),
    ("a host with a space", replacing(":authority", by: nil) + [("host", "a b")]),
    ("a space before a value (section 8.2.1)", call + [("x-space", " 1")]),
    ("a space after a value", call + [("x-space", "1 ")]),
    ("a tab after a value", call + [("x-space", "1\t")]),
    ("a control character in a value", call + [("x-control", "a\u{1}b")]),
    ("CR LF in a value", call + [("x-control", "a\r\nb: c")]),
    ("NUL in a value", call + [("x-control", "a\u{0}b")]),
    ("DEL in a value", call + [("x-control", "a\u{7f}b")]),
    ("a space in a name", call + [("x y", "1")]),
    ("a colon in a name", call + [("x:y", "1")]),
    ("octets beyond ASCII in a name", call + [("x-\u{fc}", "1")]),
    ("no name", call + [("", "1")]),
    ("no name of a pseudo-header field", [(":", "1")] + call),
    ("a malformed field among the first", Array(call.prefix(3)) + [("x y", "1"), call[3]]),
    ("te that lists more", call + [("te", "trailers, deflate")]),
    ("two hosts", call + [("host", "a:1"), ("host", "a:1")]),
    ("a length that is no number", call + [("content-length", "+1")]),
    ("a length beyond numbers", call + [("content-length", "99999999999999999999")]),
    ("two lengths", call + [("content-length", "1"), ("content-length", "1")]),
    ("CONNECT with a path", [(":method", "CONNECT"), (":authority", "a:1"), (":path", "/")]),
    ("CONNECT without authority", [(":method", "CONNECT")]),
  ]

  @Test(arguments: malformed)
  func malformedHeadsAreRefused(_ reason: String, _ block: Block) throws {
    var recent: ReceivedHead?
    var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
    // On a new connection, and after a sound head that it partly repeats.
    for _ in 0..<2 {
      add(block, to: &builder)
      #expect(builder.take(isSecure: false, sharing: &recent) == nil)
      add(Self.call, to: &builder)
      expect(try #require(builder.take(isSecure: false, sharing: &recent)), is: Self.call)
    }
  }

  @Test func unusualHeadsAreTaken() throws {
    let sound: [(String, Block)] = [
      ("an asterisk for OPTIONS", [(":method", "OPTIONS"), (":path", "*"), (":authority", "a"), (":scheme", "https")]),
      ("another scheme", [(":method", "GET"), (":path", "a:b"), (":authority", "a"), (":scheme", "x+y-z.1")]),
      ("CONNECT", [(":method", "CONNECT"), (":authority", "a:1")]),
      ("octets beyond ASCII", Self.call + [("x-name", "J\u{fc}rgen")]),
    ]
    for (reason, block) in sound {
      var recent: ReceivedHead?
      var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
      add(block, to: &builder)
      expect(try #require(builder.take(isSecure: false, sharing: &recent), "\(reason)"), is: block)
    }
  }

  /// Two lines of what decides: sound as HTTP/2, and not to be understood.
  @Test func ambiguousHeadsAreMarked() throws {
    let rows: [(String, Bool, Block)] = [
      ("a token", false, [("authorization", "Bearer a")]),
      ("two tokens", true, [("authorization", "Bearer a"), ("authorization", "Bearer b")]),
      ("the same token twice", true, [("authorization", "Bearer a"), ("authorization", "Bearer a")]),
      ("two types", true, [("content-type", "a/b"), ("content-type", "a/b")]),
      ("two of what the service names", true, [("x-tenant", "1"), ("x-between", "1"), ("x-tenant", "1")]),
      ("two of a name that is only as long", false, [("x-tenanx", "1"), ("x-tenanx", "1")]),
      ("cookies may be split (section 8.2.3)", false, [("cookie", "a=b"), ("cookie", "c=d")]),
    ]
    for (reason, isAmbiguous, fields) in rows {
      var recent: ReceivedHead?
      var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
      // Repeated, and after another.
      for block in [Self.call + fields, Self.call + fields, Self.call, Self.call + fields] {
        add(block, to: &builder)
        let head = try #require(builder.take(isSecure: false, sharing: &recent), "\(reason)")
        #expect(head.isAmbiguous == (isAmbiguous && block.count > Self.call.count), "\(reason)")
      }
    }
  }

  /// Mended it would be another path.
  @Test func pathThatIsNoTextIsMarked() throws {
    var recent: ReceivedHead?
    for (octet, isAmbiguous) in [(UInt8(0xff), true), (0x61, false)] {
      var builder = RequestHeadBuilder(singular: SingularFields())
      builder.begin(isRequest: true, limits: TransportLimits())
      for (name, value) in Self.call {
        let value = name == ":path" ? Array("/a?b=".utf8) + [octet] : Array(value.utf8)
        Array(name.utf8).withUnsafeBytes { name in value.withUnsafeBytes { builder.add(name: name, value: $0) } }
      }
      #expect(builder.take(isSecure: false, sharing: &recent)?.isAmbiguous == isAmbiguous)
    }
  }

  @Test func lengthsAreKept() throws {
    var recent: ReceivedHead?
    var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
    for length in [nil, 12, 12, 0, nil] as [Int?] {
      add(Self.call + (length.map { [("content-length", "\($0)")] } ?? []), to: &builder)
      #expect(try #require(builder.take(isSecure: false, sharing: &recent)).contentLength == length)
    }
  }

  @Test func malformedTrailersAreRefused() {
    var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
    for (name, value) in [(":path", "/"), ("X", "1"), ("connection", "close"), ("te", "gzip"), ("sum", "6 ")] {
      builder.begin(isRequest: false, limits: TransportLimits())
      Array(name.utf8).withUnsafeBytes { name in
        Array(value.utf8).withUnsafeBytes { value in builder.add(name: name, value: value) }
      }
      #expect(builder.takeTrailers() == nil, "\(name)")
    }
  }

  @Test func longHeadsAreNotHeld() throws {
    var recent: ReceivedHead?
    var builder = RequestHeadBuilder(singular: SingularFields(["x-tenant"]))
    let block = Self.call + [("x-long", String(repeating: "a", count: 4096))]
    add(block, to: &builder)
    let first = try #require(builder.take(isSecure: false, sharing: &recent))
    add(block, to: &builder)
    let second = try #require(builder.take(isSecure: false, sharing: &recent))
    #expect(first !== second)
    expect(second, is: block)
  }
}

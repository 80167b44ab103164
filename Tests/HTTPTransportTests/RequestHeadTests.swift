import Testing

@testable import HTTPTransport

/// Heads that follow each other on a connection: what is repeated is shared, and nothing of one gets into the next.
struct RequestHeadTests {
  typealias Block = [(String, String)]

  static let call: Block = [
    (":method", "POST"), (":path", "/a.B/C"), (":authority", "a:1"), (":scheme", "http"), ("te", "trailers"),
    ("x-number", "1"),
  ]

  private func replacing(_ name: String, by value: String?) -> Block {
    Self.call.compactMap { $0.0 == name ? value.map { (name, $0) } : $0 }
  }

  private func add(_ block: Block, to builder: inout RequestHeadBuilder) {
    builder.begin(limits: TransportLimits())
    for (name, value) in block {
      Array(name.utf8).withUnsafeBytes { name in
        Array(value.utf8).withUnsafeBytes { value in builder.add(name: name, value: value) }
      }
    }
    builder.close()
  }

  private func expect(_ head: HTTPRequestHead, is block: Block) {
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

  @Test func equalHeadsAreOne() {
    var recent: HTTPRequestHead?
    var builder = RequestHeadBuilder()
    add(Self.call, to: &builder)
    let first = builder.take(isSecure: false, sharing: &recent)
    add(Self.call, to: &builder)
    let second = builder.take(isSecure: false, sharing: &recent)
    #expect(first === second)
    expect(second, is: Self.call)
  }

  @Test func othersAreNot() {
    let others: [(String, Block)] = [
      ("another method", replacing(":method", by: "PUT")),
      ("another path of the same length", replacing(":path", by: "/a.B/D")),
      ("no authority", replacing(":authority", by: nil)),
      ("no authority but a host", replacing(":authority", by: nil) + [("host", "b:2")]),
      ("another first field", replacing("te", by: "t")),
      ("another last field", replacing("x-number", by: "2")),
      ("a field less at the end", replacing("x-number", by: nil)),
      ("a field less before the end", replacing("te", by: nil)),
      ("a field more", Self.call + [("x-other", "3")]),
      ("no fields", Array(Self.call.prefix(4))),
    ]
    for (reason, other) in others {
      var recent: HTTPRequestHead?
      var builder = RequestHeadBuilder()
      var last: HTTPRequestHead?
      for (block, isAgain) in [(Self.call, false), (other, false), (other, true), (Self.call, false)] {
        add(block, to: &builder)
        let head = builder.take(isSecure: false, sharing: &recent)
        #expect((head === last) == isAgain, "\(reason)")
        expect(head, is: block)
        last = head
      }
    }
  }

  @Test func trailersBetweenAreForgotten() {
    var recent: HTTPRequestHead?
    var builder = RequestHeadBuilder()
    add(Self.call, to: &builder)
    let first = builder.take(isSecure: false, sharing: &recent)
    for trailers in [[("te", "trailers")], [("sum", "6")], []] as [Block] {
      add(trailers, to: &builder)
      #expect(builder.takeFields().map(\.name) == trailers.map(\.0))
    }
    add(Self.call, to: &builder)
    #expect(builder.take(isSecure: false, sharing: &recent) === first)
  }

  @Test func connectionsShareOne() {
    var recent: HTTPRequestHead?
    let blocks = [
      Self.call, Self.call, replacing("te", by: "t"), replacing(":path", by: "/\u{e9}"),
      replacing(":path", by: "/e\u{301}"),
    ]
    let heads = blocks.map { block in
      var builder = RequestHeadBuilder()
      add(block, to: &builder)
      return builder.take(isSecure: false, sharing: &recent)
    }
    #expect(heads[0] === heads[1])
    for index in 2..<heads.count { #expect(heads[index - 1] !== heads[index]) }
    for (head, block) in zip(heads, blocks) { expect(head, is: block) }
  }

  @Test func longHeadsAreNotHeld() {
    var recent: HTTPRequestHead?
    var builder = RequestHeadBuilder()
    let block = Self.call + [("x-long", String(repeating: "a", count: 4096))]
    add(block, to: &builder)
    let first = builder.take(isSecure: false, sharing: &recent)
    add(block, to: &builder)
    let second = builder.take(isSecure: false, sharing: &recent)
    #expect(first !== second)
    expect(second, is: block)
  }
}

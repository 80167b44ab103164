import HTTPTransport
import ProtobufCodec
import Testing

@testable import GrpcCore

struct CompressionTests {
  static let forms: [CallForm] = [.grpc, .webJSON, .text, .connectProto, .connectJSON]

  @Test(arguments: Compression.allCases, [0, 1, 100_000])
  func givesBackWhatWasCompressed(_ compression: Compression, _ size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let compressed = compression.compress(bytes)
    #expect(size < 1000 || compressed.count < size / 10)
    #expect(try compression.decompress(compressed, limit: size, malformedCode: .internal) == bytes)
  }

  @Test(arguments: Compression.allCases)
  func stopsAtTheLimit(_ compression: Compression) throws {
    let bomb = compression.compress([UInt8](repeating: 0, count: 10_000_000))
    #expect(bomb.count < 50_000)
    let refused = code { () throws(Status) in
      try compression.decompress(bomb, limit: 9_999_999, malformedCode: .internal)
    }
    #expect(refused == .resourceExhausted)
    #expect(try compression.decompress(bomb, limit: 10_000_000, malformedCode: .internal).count == 10_000_000)
  }

  @Test func refusesWhatIsNotInTheFormat() throws {
    let whole = Compression.gzip.compress(Array("a message of some length".utf8))
    let rows: [([UInt8], String)] = [
      ([1, 2, 3], "no header"), (Array(whole.dropLast()), "cut short"), (whole + [0], "bytes after the end"),
      (Compression.deflate.compress([1, 2, 3]), "another format"), ([0x1F, 0x8B], "a header alone"),
    ]
    for (bytes, reason) in rows {
      let refused = code { () throws(Status) in
        try Compression.gzip.decompress(bytes, limit: 1000, malformedCode: .dataLoss)
      }
      #expect(refused == .dataLoss, "\(reason)")
    }
    let empty = Compression.gzip.compress([UInt8]())
    let many = Array([[UInt8]](repeating: empty, count: 1024).joined())
    #expect(try Compression.gzip.decompress(many, limit: 1000, malformedCode: .dataLoss).isEmpty)
    #expect(throws: Status.self) {
      try Compression.gzip.decompress(many + empty, limit: 1000, malformedCode: .dataLoss)
    }
    let two = try Compression.gzip.decompress(whole + whole, limit: 1000, malformedCode: .dataLoss)
    #expect(String(decoding: two, as: UTF8.self) == "a message of some lengtha message of some length")
  }

  private func code(_ body: () throws(Status) -> [UInt8]) -> Status.Code? {
    do throws(Status) {
      _ = try body()
      return nil
    } catch {
      return error.code
    }
  }

  @Test(
    arguments: [
      ("gzip", nil, .gzip, "as the request"), ("gzip", "deflate", .deflate, "what is accepted"),
      ("gzip", "deflate, gzip", .gzip, "as the request, wherever it stands"), (nil, "br, GZIP;q=0.5", .gzip, "known"),
      (nil, "gzip;q=0, deflate", .deflate, "not acceptable"), (nil, "identity", nil, "none"), (nil, nil, nil, "none"),
      ("gzip", "", nil, "nothing is accepted"), (nil, "gzip;q=0.5, deflate;q=0.8", .deflate, "the higher weight"),
      ("gzip", "gzip;q=0.5, deflate", .deflate, "the higher weight wins over what the request has"),
      (nil, "x-gzip", .gzip, "the old name"), (nil, "*", .gzip, "anything"),
      (nil, "gzip;q=0, *;q=0.1", .deflate, "others"),
      (nil, "*;q=0", nil, "nothing"), (nil, "identity, gzip;q=0.9", nil, "would rather have it as it is"),
      (nil, "identity;q=0.5, gzip;q=0.5", .gzip, "all the same"),
      (nil, "identity;q=0, gzip", .gzip, "must be compressed"),
      (nil, "gzip;q=1.000, deflate;q=0.999", .gzip, "three digits"), (nil, "gzip;q=0.001", .gzip, "the lowest weight"),
      (nil, "gzip ;\tQ=1", .gzip, "spaces"), (nil, "gzip;q=0.000", nil, "zero"), (nil, "gzip;q=x", nil, "no weight"),
      (nil, "gzip;q=0.0001", nil, "too many digits"), (nil, "gzip;q=", nil, "no weight"),
      (nil, ",,gzip,", .gzip, "empty items"),
      (nil, "br;q=1, gzip;q=0.1", .gzip, "unknown ones do not count"),
    ] as [(String?, String?, Compression?, String)])
  func choosesAmongWhatIsAccepted(
    _ row: (request: String?, accepted: String?, chosen: Compression?, reason: String)
  ) {
    for coding in CodingFields.allCases {
      var fields = HTTPFields()
      if let accepted = row.accepted { fields.append(coding.accepted, accepted) }
      let chosen = coding.compression(
        acceptedBy: fields, request: row.request.flatMap(Compression.init(rawValue:)))
      #expect(chosen == row.chosen, "\(row.reason)")
    }
  }

  @Test(
    arguments: [
      ("gzip", .gzip), ("GZIP", .gzip), ("x-gzip", .gzip), ("X-GZip", .gzip), ("Deflate", .deflate),
      ("identity, gzip", .gzip), ("gzip ,identity", .gzip), ("identity,IDENTITY", nil), ("", nil),
    ] as [(String, Compression?)])
  func readsCodingsInAnyForm(_ value: String, _ compression: Compression?) throws {
    for coding in CodingFields.allCases {
      #expect(try coding.compression(of: [coding.coding: value]) == compression)
    }
  }

  /// What a client compresses is answered compressed; Connect's unary calls do it to the whole body.
  @Test(arguments: forms, Compression.allCases)
  func answersAsItIsAsked(_ form: CallForm, _ compression: Compression) throws {
    let request = Library_V1_GetBookRequest.with(name: String(repeating: "x", count: 150))
    let plain = form.isJSON ? try request.jsonUTF8() : request.serialized()
    let compressed = compression.compress(plain)
    let body = form.isGRPC ? frame(form, compressed, isCompressed: true) : compressed
    let field = form.isGRPC ? "grpc-encoding" : "content-encoding"
    let answer = try Harness { $0.bodyCompressionThreshold = nil }.request(
      "POST", "/library.v1.Library/GetBook", form.fields([field: compression.rawValue]), body: body)
    #expect(answer.fields.first(field) == compression.rawValue)
    let message = try self.message(form, answer.body, compression)
    let book = form.isJSON ? try Library_V1_Book(jsonUTF8: message) : try Library_V1_Book(serialized: message)
    #expect(book.name == request.name)
  }

  /// The message of an answer, out of its frame and decompressed.
  private func message(_ form: CallForm, _ body: [UInt8], _ compression: Compression) throws -> [UInt8] {
    var bytes = body
    if form.isText {
      var stream = Base64Stream()
      bytes = try body.withUnsafeBytes { try stream.decode($0) }
    }
    if form.isGRPC {
      #expect(bytes[0] == 1)
      let length = bytes[1..<5].reduce(0) { $0 << 8 | Int($1) }
      bytes = Array(bytes[5..<5 + length])
    }
    return try compression.decompress(bytes, limit: 10_000, malformedCode: .internal)
  }

  private func frame(_ form: CallForm, _ bytes: [UInt8], isCompressed: Bool) -> [UInt8] {
    var frame: [UInt8] = [isCompressed ? 1 : 0, 0, 0, 0, 0] + bytes
    MessageFrame.setLength(of: &frame)
    return form.isText ? Base64.encodedBytes(frame, padded: true) : frame
  }

  @Test(arguments: [CallForm.grpc, .web, .connectProto, .connectJSON])
  func refusesABomb(_ form: CallForm) throws {
    let harness = try Harness { $0.limits.maximumMessageSize = 10_000 }
    let bomb = Compression.gzip.compress([UInt8](repeating: UInt8(ascii: " "), count: 1_000_000))
    let body = form.isGRPC ? frame(form, bomb, isCompressed: true) : bomb
    let field = form.isGRPC ? "grpc-encoding" : "content-encoding"
    for method in form.isGRPC ? ["GetBook", "Upload"] : ["GetBook"] {
      let answer = harness.request(
        "POST", "/library.v1.Library/\(method)", form.fields([field: "gzip"]), body: body)
      #expect(
        try form.outcome(answer, Library_V1_Book.self).code == (form.isGRPC ? "8" : "resource_exhausted"), "\(method)")
    }
  }

  /// Each protocol says it with a code of its own.
  @Test(arguments: [
    (CallForm.grpc, "13"), (.webJSON, "13"), (.text, "13"), (.connectProto, "invalid_argument"),
    (.connectJSON, "invalid_argument"),
  ])
  func refusesMalformedData(_ form: CallForm, _ code: String) throws {
    for (bytes, name, reason) in Self.malformed {
      let body = form.isGRPC ? frame(form, bytes, isCompressed: true) : bytes
      let field = form.isGRPC ? "grpc-encoding" : "content-encoding"
      let answer = try Harness().request(
        "POST", "/library.v1.Library/GetBook", form.fields([field: name]), body: body)
      #expect(try form.outcome(answer, Library_V1_Book.self).code == code, "\(reason)")
    }
  }

  @Test func refusesMalformedDataInREST() throws {
    for (bytes, name, reason) in Self.malformed {
      let answer = try Harness().request(
        "PATCH", "/v1/shelves/1/books/2", ["content-encoding": name], body: bytes)
      #expect(answer.status == 400, "\(reason)")
      #expect(answer.text == #"{"code":3,"message":"malformed \#(name) data"}"#, "\(reason)")
    }
  }

  private static let malformed: [(bytes: [UInt8], name: String, reason: String)] = {
    let message = Array(#"{"name":"a book"}"#.utf8)
    let gzip = Compression.gzip.compress(message)
    let zlib = Compression.deflate.compress(message)
    var wrongSum = gzip
    wrongSum[gzip.count - 5] ^= 1
    var wrongLength = gzip
    wrongLength[gzip.count - 1] ^= 1
    return [
      (wrongSum, "gzip", "wrong CRC"), (wrongLength, "gzip", "wrong length"), (Array(gzip.dropLast(9)), "gzip", "cut"),
      (message, "gzip", "not compressed"), (zlib, "gzip", "another format"), (gzip + [0], "gzip", "more behind it"),
      (Array(zlib.dropFirst(2).dropLast(4)), "deflate", "raw deflate"), (gzip, "deflate", "another format"),
      (Array(zlib.dropLast()), "deflate", "cut"),
    ]
  }()

  @Test func refusesUnknownCodingsInREST() throws {
    let answer = try Harness().request(
      "PATCH", "/v1/shelves/1/books/2", ["content-encoding": "br"], body: Array("{}".utf8))
    #expect(answer.status == 415)
    #expect(answer.fields.first("accept-encoding") == "identity,gzip,deflate")
    #expect(answer.text == #"{"code":12,"message":"content-encoding br is not supported"}"#)
  }

  /// Bodies are compressed for whoever accepts it, above a size; framed messages for those who do it too.
  @Test(
    arguments: [
      ("gzip, deflate, br", 2000, "gzip", "as browsers ask"), ("gzip;q=0, deflate", 2000, "deflate", "weights"),
      ("gzip", 100, nil, "a tiny answer"), ("identity", 2000, nil, "not accepted"), (nil, 2000, nil, "not asked for"),
      ("br", 2000, nil, "not known"),
    ] as [(String?, Int, String?, String)])
  func compressesBodiesAsAccepted(
    _ row: (accepted: String?, length: Int, coding: String?, reason: String)
  ) throws {
    var fields = HTTPFields()
    if let accepted = row.accepted { fields.append("accept-encoding", accepted) }
    let book = Library_V1_Book.with(name: String(repeating: "x", count: row.length))
    let harness = try Harness()
    let answers = [
      try harness.call(.connectJSON, "GetTags", book, fields), try harness.call(.connectProto, "GetTags", book, fields),
      harness.request("GET", "/v1/suspend?name=x", fields),
      harness.request("POST", "/v1/shelves/s/books?bookId=\(book.name)", fields),
      harness.request("HEAD", "/v1/tags?tags=\(book.name)", fields),
    ]
    for (index, answer) in answers.enumerated() where index != 2 {
      #expect(answer.status == 200)
      #expect(answer.fields.first("content-encoding") == row.coding, "\(row.reason)")
      // What is too small is the same for all.
      #expect(answer.fields.first("vary") == (row.length > 1024 ? "accept-encoding" : nil), "\(row.reason)")
      let length = try #require(answer.fields.first("content-length").flatMap { Int($0) })
      #expect(row.coding == nil ? length >= row.length : length < 200)
      #expect(index == 4 ? answer.body.isEmpty : answer.body.count == length)
    }
    #expect(!answers[2].fields.contains("content-encoding"))
    let framed = try harness.call(.grpc, "GetTags", book, ["grpc-accept-encoding": "gzip"])
    #expect(!framed.fields.contains("grpc-encoding"))
  }

  /// A small answer is not compressed even for a client that compresses.
  @Test func compressesNoTinyBodies() throws {
    let body = Compression.gzip.compress(Array(#"{"name":"x"}"#.utf8))
    let answer = try Harness().request(
      "PATCH", "/v1/shelves/1/books/2", ["content-encoding": "gzip"], body: body)
    #expect(answer.status == 200)
    #expect(!answer.fields.contains("content-encoding"))
  }

  @Test func compressesFromTheThreshold() throws {
    let harness = try Harness {
      $0.bodyCompressionThreshold = 100; $0.compressionThreshold = 100
    }
    for (length, isCompressed) in [(10, false), (150, true)] {
      let answer = try harness.call(
        .connectJSON, "GetBook", Library_V1_GetBookRequest.with(name: String(repeating: "x", count: length)),
        ["accept-encoding": "gzip"])
      #expect(answer.fields.first("content-encoding") == (isCompressed ? "gzip" : nil))
      #expect(answer.fields.first("vary") == (isCompressed ? "accept-encoding" : nil))
      #expect(answer.fields.first("content-length") == String(answer.body.count))
    }
    // A stream says that it is compressed, and compresses what is worth it.
    let answer = try harness.call(
      .grpc, "Download", Library_V1_Book.with(name: "short", pages: 1), ["grpc-accept-encoding": "gzip"])
    #expect(answer.fields.first("grpc-encoding") == "gzip")
    #expect(answer.body.first == 0)
  }
}

import GrpcCore
import NIOConcurrencyHelpers
import ProtobufCodec

/// The service of library.proto, and what happened to its handlers.
final class LibraryService: Library_V1_LibraryHandler {
  let events = NIOLockedValueBox<[String]>([])

  func note(_ event: String) { events.withLockedValue { $0.append(event) } }

  func getBook(_ request: Library_V1_GetBookRequest, _ context: CallContext) async throws -> Library_V1_Book {
    note("getBook \(request.name)")
    if let echo = context.metadata.first("x-echo") {
      context.responseMetadata.append("x-echoed", echo)
      context.trailers.append("x-after", echo)
    }
    return .with(name: request.name, pages: 7)
  }

  func createBook(_ request: Library_V1_CreateBookRequest, _ context: CallContext) async throws -> Library_V1_Book {
    var book = request.book ?? Library_V1_Book()
    book.name = "shelves/\(request.shelf)/books/\(request.bookID)"
    return book
  }

  func updateBook(_ request: Library_V1_UpdateBookRequest, _ context: CallContext) async throws -> Library_V1_Book {
    request.book ?? Library_V1_Book()
  }

  func archiveBook(_ request: Library_V1_GetBookRequest, _ context: CallContext) async throws -> Library_V1_Book {
    .with(name: "archived " + request.name)
  }

  func getTags(_ request: Library_V1_Book, _ context: CallContext) async throws -> Library_V1_Book { request }

  func fail(_ request: Library_V1_FailRequest, _ context: CallContext) async throws -> Library_V1_Book {
    guard let code = Status.Code(rawValue: Int(request.code)) else { throw Unforeseen() }
    throw Status(
      code, request.message, details: request.details.map { Library_V1_Author.with(name: $0) },
      metadata: ["retry-after": "7"])
  }

  struct Unforeseen: Error {
    let secret = "the password is swordfish"
  }

  func wait(_ request: Library_V1_GetBookRequest, _ context: CallContext) async throws -> Library_V1_Book {
    note("waiting")
    let never = AsyncStream<Never> { _ in }
    for await _ in never {}
    note(Task.isCancelled ? "cancelled" : "not cancelled")
    try Task.checkCancellation()
    return Library_V1_Book()
  }

  func suspend(_ request: Library_V1_GetBookRequest, _ context: CallContext) async throws -> Library_V1_Book {
    await Task.yield()
    return .with(name: request.name)
  }

  func upload(_ requests: RequestStream<Library_V1_Book>, _ context: CallContext) async throws -> Library_V1_Book {
    var pages: Int32 = 0
    for try await book in requests { pages += book.pages }
    return .with(name: "sum", pages: pages)
  }

  func download(
    _ request: Library_V1_Book, _ responses: ResponseWriter<Library_V1_Book>, _ context: CallContext
  ) async throws {
    for page in 0..<request.pages {
      try await responses.write(.with(name: request.name, pages: page))
      note("wrote \(page)")
    }
    if request.name == "broken" { throw Status(.dataLoss, "torn page") }
  }

  func exchange(
    _ requests: RequestStream<Library_V1_Book>, _ responses: ResponseWriter<Library_V1_Book>, _ context: CallContext
  ) async throws {
    for try await book in requests { try await responses.write(book) }
  }
}

extension Library_V1_Book {
  static func with(name: String, pages: Int32 = 0) -> Self {
    var book = Self()
    book.name = name
    book.pages = pages
    return book
  }
}

extension Library_V1_Author {
  static func with(name: String) -> Self {
    var author = Self()
    author.name = name
    return author
  }
}

extension Library_V1_GetBookRequest {
  static func with(name: String) -> Self {
    var request = Self()
    request.name = name
    return request
  }
}

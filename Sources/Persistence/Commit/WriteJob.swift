import Domain

/// Something that waits to be written, and whoever waits for it. Answered exactly once.
enum WriteJob<Session: StoreSession>: Sendable {
  case command(any PendingCommand)
  /// The store's own work: leases, tidying.
  case work(any PendingWork<Session>)

  /// Tells the outcome.
  func answer() {
    switch self {
    case .command(let command): command.answer()
    case .work(let work): work.answer()
    }
  }

  func fail(_ error: any Error) {
    switch self {
    case .command(let command): command.fail(error)
    case .work(let work): work.fail(error)
    }
  }
}

/// A command, whatever its outcome is.
protocol PendingCommand: AnyObject, Sendable {
  var editorID: String { get }
  var keys: [Key] { get }
  var further: (@Sendable (Changes) -> [Key])? { get }
  var last: (@Sendable (Changes) -> [Key])? { get }
  /// Decides, and remembers the outcome until `answer`.
  /// - Throws: a refusal of which nothing is to be written.
  func decide(_ changes: inout Changes) throws(DomainError)
  /// Remembers that it failed.
  func refuse(_ error: any Error)
  func answer()
  func fail(_ error: any Error)
}

/// Work on a session of one store.
protocol PendingWork<Session>: AnyObject, Sendable {
  associatedtype Session: StoreSession
  func run(_ session: Session) throws
  func answer()
  func fail(_ error: any Error)
}

// Sendable because the caller hands it to the writer's thread and touches it no more. Its continuation is not checked, which
// would cost each write an allocation and a lock: a job is answered exactly once.
final class WaitingCommand<Outcome: Sendable>: PendingCommand, @unchecked Sendable {
  private let command: Command<Outcome>
  private let continuation: UnsafeContinuation<Outcome, any Error>
  private var outcome: Result<Outcome, any Error> = .failure(StoreError("the command was not decided"))

  init(_ command: Command<Outcome>, _ continuation: UnsafeContinuation<Outcome, any Error>) {
    self.command = command
    self.continuation = continuation
  }

  var editorID: String { command.editorID }
  var keys: [Key] { command.keys }
  var further: (@Sendable (Changes) -> [Key])? { command.further }
  var last: (@Sendable (Changes) -> [Key])? { command.last }

  func decide(_ changes: inout Changes) throws(DomainError) {
    do throws(DomainError) {
      outcome = .success(try command.decide(&changes))
    } catch {
      outcome = .failure(error)
      if !changes.isKept { throw error }
    }
  }

  func refuse(_ error: any Error) { outcome = .failure(error) }
  func answer() { continuation.resume(with: outcome) }
  func fail(_ error: any Error) { continuation.resume(throwing: error) }
}

// Sendable for the same reason.
final class WaitingWork<Session: StoreSession, Outcome: Sendable>: PendingWork, @unchecked Sendable {
  private let body: @Sendable (Session) throws -> Outcome
  private let continuation: UnsafeContinuation<Outcome, any Error>
  private var outcome: Result<Outcome, any Error> = .failure(StoreError("the work was not done"))

  init(_ body: @escaping @Sendable (Session) throws -> Outcome, _ continuation: UnsafeContinuation<Outcome, any Error>)
  {
    self.body = body
    self.continuation = continuation
  }

  func run(_ session: Session) throws { outcome = .success(try body(session)) }
  func answer() { continuation.resume(with: outcome) }
  func fail(_ error: any Error) { continuation.resume(throwing: error) }
}

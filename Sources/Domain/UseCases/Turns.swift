/// Work on many rows, some at a time, in turns with whoever else writes.
///
/// After each turn it rests for as long as that took, waiting included. So of the writer's time it has half at most, and less
/// the more others want; and nobody waits for more than a piece of it. Where it ends, it goes on with the next start: what
/// is left is in the store.
package struct Turns: Sendable {
  /// So many rows are written by one command. Each takes as long as ten resends.
  package static var piece: Int { 32 }
  /// In microseconds, until it goes on where the store cannot be asked.
  private static var patience: Int64 { 10_000_000 }
  /// In microseconds, the longest rest.
  private static var longestRest: Int64 { 1_000_000 }

  private let clock: any Clock
  private let isMine: @Sendable () async throws -> Bool
  private let pause: @Sendable (_ microseconds: Int64) async throws -> Void

  /// - Parameters:
  ///   - isMine: whether another process does the work just now is asked before each turn.
  ///   - pause: lets time pass, and throws `CancellationError` once its task is cancelled.
  package init(
    clock: any Clock, isMine: @escaping @Sendable () async throws -> Bool = { true },
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void
  ) {
    self.clock = clock
    self.isMine = isMine
    self.pause = pause
  }

  /// Works until the task is cancelled, or there is nothing to come.
  /// - Parameters:
  ///   - failed: told of what is about the store, and not about a row. It is tried again.
  ///   - round: does what there is to do, and returns whether there is another round.
  func run(failed: (any Error) -> Void, _ round: () async throws -> Bool) async {
    while !Task.isCancelled {
      do {
        guard try await round() else { return }
      } catch is CancellationError {
        return
      } catch {
        failed(error)
        guard (try? await pause(Self.patience)) != nil else { return }
      }
    }
  }

  /// Does some of the work once nobody else does it, and rests.
  func take<Outcome>(_ body: () async throws -> Outcome) async throws -> Outcome {
    while try await !isMine() { try await pause(Self.longestRest) }
    let began = clock.now
    let outcome = try await body()
    // A clock can be set.
    try await pause(min(max(0, clock.now.microseconds - began.microseconds), Self.longestRest))
    return outcome
  }

  /// Writes rows by one command. Where that fails it is halved, until what cannot be written is alone: that is told, and
  /// stops no other.
  /// - Parameters:
  ///   - write: returns how many of them it has changed.
  ///   - damaged: told of each row that cannot be written.
  /// - Returns: how many were changed.
  /// - Throws: what is about the store, and not about a row.
  static func write<Row>(
    _ rows: [Row], by write: ([Row]) async throws -> Int, damaged: (Row, any Error) -> Void
  ) async throws -> Int {
    var (waiting, count) = ([rows[...]], 0)
    while let part = waiting.popLast() {
      do {
        count += try await write(Array(part))
      } catch  where !isAboutStore(error) {
        guard part.count > 1 else {
          for row in part { damaged(row, error) }
          continue
        }
        let middle = part.startIndex + part.count / 2
        waiting += [part[middle...], part[..<middle]]
      }
    }
    return count
  }

  /// Whether an error would meet every other row, too.
  static func isAboutStore(_ error: any Error) -> Bool {
    error is CancellationError || (error as? StoreError)?.isTransient ?? false
  }
}

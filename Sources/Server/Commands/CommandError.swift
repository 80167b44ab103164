/// Why a command could not do what it was asked to, by what it has found: how it is called has nothing to do with it, and is not
/// told. The exit status is 1; that of a call that nobody can understand is 64 (`ValidationError`).
struct CommandError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// What `--signet_opt` asks for; README.md beside this file describes each.
struct PluginOptions {
  enum Visibility: String {
    case `public`, package, `internal`

    /// The modifier with the space behind it.
    var modifier: String { self == .internal ? "" : rawValue + " " }
  }

  enum Naming: String {
    /// `zitadel.user.v2.user_service.swift`: SwiftPM wants base names unique within a module.
    case flat
    /// The same name, in the folders of the .proto file.
    case folders
  }

  enum Handlers: String {
    /// A protocol with a method for each rpc.
    case methods
    /// A type that takes a closure for each rpc: those of large services name no types.
    case closures
  }

  var visibility = Visibility.public
  var naming = Naming.flat
  var handlers = Handlers.methods
  /// Full names of the services to emit; empty: all.
  var services: Set<String> = []
  /// The module that the output is for; it is not imported.
  var module = ""
  /// Further modules to import.
  var imports: [String] = []
  /// The type that lists every message, for `TypeRegistry`; empty: none.
  var registry = ""
  /// The type that lists the descriptors of every requested file and of what it imports, for reflection; empty: none.
  var files = ""
  /// The requested file whose messages tell what others have in common: each becomes a protocol; empty: none.
  var protocols = ""
  /// Whether messages conform to `Equatable`.
  var equatable = false
  /// Whether messages have an initializer that takes their fields.
  var memberwise = false
  /// About how many lines of messages go into one file.
  var fileLines = 1_500

  init(_ parameter: String) throws(GenerationError) {
    for part in parameter.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      let (key, value) = (pair[0], pair.count == 2 ? pair[1] : "")
      let names = value.split(separator: "+").map(String.init)
      switch key {
      case "visibility": visibility = try Self.choice(key, value)
      case "naming": naming = try Self.choice(key, value)
      case "handlers": handlers = try Self.choice(key, value)
      case "services": services = Set(names)
      case "module": module = value
      case "imports": imports = names
      case "registry": registry = try Self.typeName(key, value)
      case "files": files = try Self.typeName(key, value)
      case "protocols": protocols = value
      case "equatable": equatable = value != "false"
      case "memberwise": memberwise = value != "false"
      case "file_lines":
        guard let lines = Int(value), lines > 0 else { throw GenerationError("file_lines must be a positive number") }
        fileLines = lines
      default: throw GenerationError("unknown option \(key)")
      }
    }
  }

  private static func typeName(_ key: String, _ value: String) throws(GenerationError) -> String {
    guard Names.isIdentifier(value) else { throw GenerationError("\(key) must be the name of a type") }
    return value
  }

  private static func choice<Choice: RawRepresentable<String>>(
    _ key: String, _ value: String
  ) throws(GenerationError) -> Choice {
    guard let choice = Choice(rawValue: value) else { throw GenerationError("\(key) cannot be \(value.literal)") }
    return choice
  }
}

import ArgumentParser
import Foundation
import Glibc
import Threads

/// The command line.
@main
struct Signet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signet",
    abstract: "User management and e-mail verification over gRPC, gRPC-Web, Connect and JSON.",
    discussion: """
      Every option of serve can also be given as an environment variable (--smtp-url: SIGNET_SMTP_URL) or in the JSON \
      file that --config names. The command line wins over the environment, and that over the file.
      """,
    version: Version.text,
    subcommands: [ServeCommand.self, CheckConfigCommand.self, AdminCommand.self, VersionCommand.self],
    defaultSubcommand: ServeCommand.self)

  /// Without a thread more, what runs tasks would wait for ever for one.
  private static let leastThreads = 4

  static func main() async {
    let code = tryThreads(leastThreads)
    guard code == 0 else {
      FileHandle.standardError.write(Data("Error: \(threadRefusal(code))\n".utf8))
      Glibc.exit(EXIT_FAILURE)
    }
    await main(nil)
  }
}

/// What this program calls itself.
enum Version {
  static let text = "signet 0.1.0"
}

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Prints the version.")

  func run() { print(Version.text) }
}

struct CheckConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-config",
    abstract: "Reads the settings and their files as serve would, and says what is wrong with them.")

  @OptionGroup var options: ServerOptions

  func run() throws {
    let settings = try SettingsLoader(self.options).load()
    try settings.checkFiles()
    for warning in try settings.warnings() { FileHandle.standardError.write(Data("warning: \(warning)\n".utf8)) }
    print(
      """
      listen on \(settings.listen), data in \(settings.dataDirectory), database \(settings.shownDatabase), \
      \(settings.memory >> 20) MiB of memory, \(settings.listMemoryBytes >> 20) of them for lists
      """)
  }
}

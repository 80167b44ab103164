import ArgumentParser
import Persistence
import Domain

/// Shows how pages of users are found in a store, and how long each takes.
struct ExplainListsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-lists", abstract: "Shows the plan and the processor time of lists of users in this store.",
    discussion: """
      Each search is made for some text in every order, in both directions, at the beginning and at offsets; shown is the \
      slowest page of each search with its plan.
      """)

  @OptionGroup var options: StoreOptions
  @Option(help: "The organization whose users are listed; all without one.") var organization: String?
  @Option(help: "The texts to search for.") var text = ["an", "son", "ansa"]
  @Option(help: "A whole address or login name to search for.") var exact = "ada@example.com"
  @Option(help: "Where the later pages begin.") var offset = [9900]

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    var slow = 0
    var count = 0
    for (name, condition) in self.conditions {
      let scoped = UserQuery.Condition.all(self.organization.map { [.organizations([$0])] } ?? []).and(condition)
      let queries = UserQuery.Order.allCases.flatMap { order in
        ([0] + self.offset).flatMap { offset in
          [true, false].map { UserQuery(scoped, order: order, isAscending: $0, offset: offset, limit: 100) }
        }
      }
      let pages = zip(queries, try Database(settings.database).explain(queries))
      slow += pages.filter { $0.1.microseconds > 50_000 }.count
      count += queries.count
      guard let (query, slowest) = pages.max(by: { $0.1.microseconds < $1.1.microseconds }) else { continue }
      print(
        """
        \(name): \(slowest.total) found, at most \(Self.milliseconds(slowest.microseconds)) ms, \(slowest.steps) steps \
        (\(query.order), offset \(query.offset)\(query.isAscending ? "" : ", descending"))
            \(slowest.plan.joined(separator: "\n    "))
        """)
    }
    print("\(slow) of \(count) pages took more than 50 ms")
  }

  private var conditions: [(String, UserQuery.Condition)] {
    typealias Comparison = UserQuery.Comparison
    var conditions: [(String, UserQuery.Condition)] = [
      ("all", .all([])), ("active", .state(.active)), ("inactive", .state(.inactive)), ("programs", .kind(.machine)),
      ("neither active nor programs", .not(.any([.state(.active), .kind(.machine)]))),
      ("the address \(self.exact)", .text(.email, Comparison(.equals, ignoresCase: false), self.exact)),
      ("the login name \(self.exact)", .text(.loginName, Comparison(.equals, ignoresCase: true), self.exact)),
    ]
    for field in UserQuery.Text.allCases where field != .loginName {
      for method in Comparison.Method.allCases {
        for text in self.text {
          conditions.append(("\(field) \(method) \(text)", .text(field, Comparison(method, ignoresCase: true), text)))
        }
      }
    }
    let ignoringCase = { (text: UserQuery.Text, method: Comparison.Method, value: String) in
      UserQuery.Condition.text(text, Comparison(method, ignoresCase: true), value)
    }
    for text in self.text {
      let (first, last) = (ignoringCase(.firstName, .contains, text), ignoringCase(.lastName, .contains, text))
      conditions += [
        ("firstName and lastName contain \(text)", .all([first, last])),
        ("firstName or lastName contains \(text)", .any([first, last])),
        ("firstName does not contain \(text)", .not(first)),
        ("email starts with \(text), inactive", .all([ignoringCase(.email, .startsWith, text), .state(.inactive)])),
      ]
    }
    return conditions
  }

  private static func milliseconds(_ microseconds: Int64) -> String {
    "\(microseconds / 1000).\(microseconds / 100 % 10)\(microseconds / 10 % 10)"
  }
}

extension UserQuery.Condition {
  fileprivate func and(_ other: UserQuery.Condition) -> UserQuery.Condition { .all([self, other]) }
}

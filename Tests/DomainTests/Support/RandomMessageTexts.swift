import SeededRandom
import Testing

@testable import Domain

/// Random commands about what organizations and the instance say in messages.
enum RandomMessageTexts {
  static func step(_ number: Int, in world: inout World, at now: Timestamp, _ random: inout SplitMix) {
    let scopes: [Membership.Scope] = [.organization(Given.organization), .organization("30"), .instance]
    let scope = scopes.randomElement(using: &random) ?? .instance
    let kind = MessageTextKind.allCases.randomElement(using: &random) ?? .initialization
    let key = MessageTextKey(kind, in: ["de", "en"].randomElement(using: &random) ?? "en")
    var text = MessageText()
    for field in kind.fields where Bool.random(using: &random) {
      text[field] = ["{{.DisplayName}}", "\(number % 3)", "{{"].randomElement(using: &random)
    }
    do throws(DomainError) {
      if Int.random(in: 0..<4, using: &random) == 0 {
        try world.execute(.resetMessageText(of: key, in: scope, by: "e"), at: now)
      } else {
        try world.execute(.setMessageText(text, of: key, in: scope, by: "e"), at: now)
        for field in kind.fields {
          let row = world.rows[.messageText(scope, key, field)]
          #expect(row == text[field].map { .messageText(scope, key, field, $0) })
        }
      }
    } catch {
      // Refused: a template that does not render, or nowhere to set it.
    }
  }
}

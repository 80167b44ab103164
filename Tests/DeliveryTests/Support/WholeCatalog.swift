@testable import Delivery

extension MailCatalog {
  /// The messages in every language, read once for all tests.
  static let whole = Result { try MailCatalog() }
}

import Domain

/// Who writes: the name at the head of mails, text messages and pages.
package struct ServiceName: Sendable, Equatable {
  package let text: String
  /// Whether the operator chose it. An organization's name is chosen by others.
  package let isTrusted: Bool

  /// - Parameters:
  ///   - setting: what the operator says; nil: nothing.
  ///   - organization: the name of the reader's organization; nil: unknown. The organization of the first start has a name that
  ///     tells nobody anything: there it is the product's.
  package init(setting: String?, organization: String?) {
    if let setting {
      (self.text, self.isTrusted) = (setting, true)
    } else if let organization, !organization.isEmpty, organization != NewInstance.standardOrganizationName {
      (self.text, self.isTrusted) = (organization, false)
    } else {
      (self.text, self.isTrusted) = ("Signet", true)
    }
  }
}

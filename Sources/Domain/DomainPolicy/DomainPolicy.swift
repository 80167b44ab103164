/// What holds of the domains of organizations, and of names in them: set for the instance, or for one organization.
package struct DomainPolicy: Sendable, Equatable {
  /// Login names are a user name and a domain of the organization. User names are unique in the organization alone then;
  /// else a user name is the login name, and unique in the instance.
  package var loginNamesHaveDomain: Bool
  /// It is to be proved that an organization owns a domain; else an added one is verified at once.
  package var domainsMustBeProved: Bool
  /// Mails are sent from an address of a domain of the instance.
  package var senderHasInstanceDomain: Bool

  package init(
    loginNamesHaveDomain: Bool = false, domainsMustBeProved: Bool = false, senderHasInstanceDomain: Bool = false
  ) {
    self.loginNamesHaveDomain = loginNamesHaveDomain
    self.domainsMustBeProved = domainsMustBeProved
    self.senderHasInstanceDomain = senderHasInstanceDomain
  }

  /// What holds in an organization that has no policy of its own, or of which none is known.
  package static func current(
    of organization: Organization? = nil, _ instance: Instance?, default standard: DomainPolicy = DomainPolicy()
  ) -> DomainPolicy {
    organization?.domainPolicy?.value ?? instance?.domainPolicy?.value ?? standard
  }
}

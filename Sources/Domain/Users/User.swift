/// A person or a program: the state that the events of one user amount to.
package struct User: Sendable, Equatable {
  /// Where a user stands in its life. The numbers are kept in stores: append, never reorder.
  package enum State: Int, Sendable, Hashable, CaseIterable {
    case unspecified = 0, active, inactive, deleted, locked, suspended, initial
  }

  /// What only people or only programs have.
  package enum Kind: Sendable, Equatable {
    // Indirect: a user is handed on more often than a person is looked into.
    indirect case human(Human)
    case machine(Machine)
  }

  package let id: String
  /// The organization that owns the user.
  package let organizationID: String
  package var state: State
  /// Unique in the instance or, where login names have a domain, in the organization, regardless of case.
  package var userName: String
  package var kind: Kind
  package var creationDate: Timestamp
  /// When the last event happened.
  package var changeDate: Timestamp
  /// The number of the user's last event; the first is 1.
  package var sequence: UInt64
  /// Under which policy the user name was formed.
  package var nameForm = NameForm()
  /// What login names end in, the domain of the preferred one first; empty where they are user names. No part of the state:
  /// whoever reads a user for others looks it up (`Naming.seen`).
  package var loginDomains: [String] = []

  /// The person, nil for a program. Setting it on a program does nothing.
  package var human: Human? {
    get { if case .human(let human) = self.kind { human } else { nil } }
    set { if case .human = self.kind, let newValue { self.kind = .human(newValue) } }
  }

  /// The program, nil for a person. Setting it on a person does nothing.
  package var machine: Machine? {
    get { if case .machine(let machine) = self.kind { machine } else { nil } }
    set { if case .machine = self.kind, let newValue { self.kind = .machine(newValue) } }
  }

  /// Whether the user counts as there: a deleted one is kept for its events only.
  package var exists: Bool { self.state != .deleted && self.state != .unspecified }
  /// The names to log in with, each of them unique in the instance; the preferred one first.
  package var loginNames: [String] { loginDomains.isEmpty ? [userName] : loginDomains.map { "\(userName)@\($0)" } }
  /// The name that the user is shown by.
  package var loginName: String { loginDomains.first.map { "\(userName)@\($0)" } ?? userName }
}

extension User {
  /// What stands in columns of stores; they set the rest.
  package init(
    id: String, organizationID: String, state: State, userName: String, kind: Kind, creationDate: Timestamp,
    changeDate: Timestamp, sequence: UInt64
  ) {
    self.init(
      id: id, organizationID: organizationID, state: state, userName: userName, kind: kind, creationDate: creationDate,
      changeDate: changeDate, sequence: sequence, nameForm: NameForm())
  }
}

extension User: Aggregate {
  package var resourceOwner: String { organizationID }
  package var aggregateState: AggregateState { .user(self) }
  package static func payload(_ happening: UserEvent) -> Event.Payload { .user(happening) }
}

/// What a person has.
package struct Human: Sendable, Equatable {
  package var profile: Profile
  package var email: Email
  /// Nil: none.
  package var phone: Phone?
  /// Nil: none yet, so that the person cannot log in with one.
  package var password: Password?
  /// The pending code of an invitation to the account of v1 (state `initial`).
  package var initialization: PendingCode?
  /// The code that would replace a forgotten password.
  package var passwordReset: PendingCode?
  /// Nil: none, or accepted.
  package var invitation: Invitation?
  /// The authenticator app; nil: none.
  package var totp: TOTP?
  /// How many checks have failed in a row; none is left out.
  package var failedChecks: [CheckedCredential: Int] = [:]
  package var factors = SecondFactors()
}

extension Human {
  /// Somebody with nothing else yet.
  package init(profile: Profile, email: Email) { self.init(profile: profile, email: email, phone: nil) }
}

/// A second factor: one-time passwords of an authenticator app (RFC 6238).
package struct TOTP: Sendable, Equatable {
  /// The `TOTPSecret`, as the vault has sealed it for its owner.
  package var sealedSecret: [UInt8]
  /// Whether the app is known to hold the secret, so that the factor counts.
  package var isVerified = false
  /// Whose code was used last: a step of 30 seconds since 1970. 0: none was.
  package var lastStep: Int64 = 0
}

extension TOTP {
  /// Of an app that is not known to hold it, and of which no code was used.
  package init(sealedSecret: [UInt8]) { self.init(sealedSecret: sealedSecret, isVerified: false) }
}

/// An invitation to set up a login, not accepted yet.
package struct Invitation: Sendable, Equatable {
  package var code: PendingCode
  /// The caller's own link; nil: this server's page.
  package var urlTemplate: String?
  /// What the person is invited to, as the mail names it.
  package var applicationName: String?
  /// Whether the caller was told the code, to bring it: no mail went out that a resend could repeat.
  package var isReturned = false
}

extension Invitation {
  /// To nothing by name, by a mail with a link to this server's page.
  package init(code: PendingCode) { self.init(code: code, urlTemplate: nil) }
}

/// Names, language and gender of a person.
package struct Profile: Sendable, Hashable {
  /// The numbers are kept in stores and equal those of the published interface.
  package enum Gender: Int, Sendable {
    case unspecified = 0, female, male, diverse
  }

  package var firstName: String
  package var lastName: String
  package var nickName: String
  /// Never empty once decided: "First Last" where none was given.
  package var displayName: String
  /// BCP 47; empty: the instance's default.
  package var preferredLanguage: String
  package var gender: Gender

  package init(
    firstName: String, lastName: String, nickName: String = "", displayName: String = "",
    preferredLanguage: String = "", gender: Gender = .unspecified
  ) {
    self.firstName = firstName
    self.lastName = lastName
    self.nickName = nickName
    self.displayName = displayName.isEmpty ? "\(firstName) \(lastName)" : displayName
    self.preferredLanguage = preferredLanguage
    self.gender = gender
  }
}

/// A person's address, and whether it is known to be theirs.
package struct Email: Sendable, Equatable {
  package var address: EmailAddress
  package var isVerified = false
  /// The code that would verify the address.
  package var code: PendingCode?
  /// The address verified last; nil until there is one.
  package var verifiedAddress: EmailAddress?
}

extension Email {
  /// One that nobody has verified, and for which no code is pending.
  package init(address: EmailAddress) { self.init(address: address, isVerified: false) }
}

extension Email {
  /// Where a new password is asked for: the address that is known to be theirs. Whoever has come by an account for a moment
  /// could enter another one, and would have it for good.
  package var resetAddress: EmailAddress { verifiedAddress ?? address }
}

/// A person's phone number, and whether it is known to be theirs.
package struct Phone: Sendable, Equatable {
  package var number: PhoneNumber
  package var isVerified = false
  package var code: PendingCode?
}

extension Phone {
  /// One that nobody has verified, and for which no code is pending.
  package init(number: PhoneNumber) { self.init(number: number, isVerified: false) }
}

/// A password, as its hash.
package struct Password: Sendable, Equatable {
  /// As text that names its method and cost, e.g. `$argon2id$v=19$…`.
  package var hash: String
  /// Whether the person must choose another at the next login.
  package var isChangeRequired: Bool
  package var changeDate: Timestamp
}

extension Password {
  /// One that need not be changed.
  package init(hash: String, changeDate: Timestamp) {
    self.init(hash: hash, isChangeRequired: false, changeDate: changeDate)
  }
}

/// A code that was sent and not yet redeemed. The code itself is not kept, only its keyed digest.
package struct PendingCode: Sendable, Equatable {
  /// What `CodeVault.digest` makes of the code.
  package var digest: [UInt8]
  /// From then on the code is worth nothing.
  package var expires: Timestamp
  /// The number of the event that issued the code: tells a newer code from an older one.
  package var issuedBy: UInt64
  /// Wrong guesses so far.
  package var failedAttempts = 0
}

extension PendingCode {
  /// One that nobody has guessed at.
  package init(digest: [UInt8], expires: Timestamp, issuedBy: UInt64) {
    self.init(digest: digest, expires: expires, issuedBy: issuedBy, failedAttempts: 0)
  }
}

/// What a program has.
package struct Machine: Sendable, Equatable {
  /// The numbers are kept in stores and equal those of the published interface.
  package enum AccessTokenType: Int, Sendable {
    case bearer = 0, jwt
  }

  package var name: String
  package var description = ""
  package var accessTokenType: AccessTokenType = .bearer
  /// The hash of the client secret, in the form of crypt(3).
  package var secretHash: String?
}

extension Machine {
  /// One without a client secret.
  package init(name: String, description: String = "", accessTokenType: AccessTokenType = .bearer) {
    self.init(name: name, description: description, accessTokenType: accessTokenType, secretHash: nil)
  }
}

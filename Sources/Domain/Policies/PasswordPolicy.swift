/// What a password must have.
package struct PasswordPolicy: Policy {
  /// Characters.
  package var minimumLength: Int
  package var needsLowercase: Bool
  package var needsUppercase: Bool
  package var needsNumber: Bool
  package var needsSymbol: Bool

  /// The default: 8 characters, of each kind one.
  package init(
    minimumLength: Int = 8, needsLowercase: Bool = true, needsUppercase: Bool = true, needsNumber: Bool = true,
    needsSymbol: Bool = true
  ) {
    self.minimumLength = minimumLength
    self.needsLowercase = needsLowercase
    self.needsUppercase = needsUppercase
    self.needsNumber = needsNumber
    self.needsSymbol = needsSymbol
  }

  package init() { self.init(minimumLength: 8) }

  /// Bytes that bcrypt looks at; it would ignore the rest, so that a longer password is refused.
  package static let maximumBytes = 72

  /// - Throws: the first rule that the password breaks.
  package func check(_ password: String) throws(DomainError) {
    // First: what follows looks at each character.
    guard password.utf8.count <= Self.maximumBytes else {
      throw DomainError(.invalidArgument, "SIGNET-Pw7Lg", "Errors.User.Password.TooLong")
    }
    guard password.count >= self.minimumLength else { throw Self.broken("DOMAIN-HuJf6", "MinLength") }
    let scalars = password.unicodeScalars
    if self.needsLowercase, !scalars.contains(where: \.properties.isLowercase) {
      throw Self.broken("DOMAIN-co3Xw", "HasLower")
    }
    if self.needsUppercase, !scalars.contains(where: \.properties.isUppercase) {
      throw Self.broken("DOMAIN-VoaRj", "HasUpper")
    }
    if self.needsNumber, !scalars.contains(where: { $0.properties.numericType != nil }) {
      throw Self.broken("DOMAIN-ZBv4H", "HasNumber")
    }
    if self.needsSymbol, scalars.allSatisfy(Self.isPlain) {
      throw Self.broken("DOMAIN-ZDLwA", "HasSymbol")
    }
  }

  /// Letters and digits of ASCII. Everything else is a symbol, as in the policies of other servers: `ö` too.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  /// - Throws: `MODEL-Lsp0e` for a length that no password can have, or that none must have.
  package func checked(_: PolicyOccasion) throws(DomainError) -> PasswordPolicy {
    guard (1...Self.maximumBytes).contains(self.minimumLength) else {
      throw DomainError(.invalidArgument, "MODEL-Lsp0e", "Errors.User.PasswordComplexityPolicy.MinLengthNotAllowed")
    }
    return self
  }

  private static func broken(_ id: String, _ rule: String) -> DomainError {
    DomainError(.invalidArgument, id, "Errors.User.PasswordComplexityPolicy.\(rule)")
  }
}

extension PasswordPolicy {
  package static let kind = PolicyKind.passwordComplexity
  package var value: PolicyValue { .passwordComplexity(self) }

  package var published: EventFields {
    [
      "minLength": .number(minimumLength), "hasLowercase": .flag(needsLowercase), "hasUppercase": .flag(needsUppercase),
      "hasNumber": .flag(needsNumber), "hasSymbol": .flag(needsSymbol),
    ]
  }
}

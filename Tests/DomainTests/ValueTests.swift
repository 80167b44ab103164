import Testing

@testable import Domain

@Suite struct EmailAddressTests {
  @Test(arguments: [
    ("ada@example.com", "ada@example.com"),
    (" \t\r\nada@example.com ", "ada@example.com"),
    ("Ada.Lovelace+x@Example.COM", "Ada.Lovelace+x@Example.COM"),
    ("!#$%&'*+/=?^_`{|}~-@example.com", "!#$%&'*+/=?^_`{|}~-@example.com"),
    ("..@example.com", "..@example.com"),
    ("a@localhost", "a@localhost"),
    ("a@\(String(repeating: "b", count: 63)).com", "a@\(String(repeating: "b", count: 63)).com"),
  ])
  func accepts(text: String, address: String) throws {
    #expect(try EmailAddress(text).text == address)
  }

  @Test(arguments: ["", " ", "\t\r\n"])
  func empty(text: String) {
    #expect(throws: DomainError(.invalidArgument, "EMAIL-spblu", "Errors.User.Email.Empty")) { try EmailAddress(text) }
  }

  @Test(arguments: [
    "a", "@", "@b", "a@", "a@b@c", "a b@c", "a@b c", "a@-b.com", "a@b-.com", "a@b..com", "a@.com", "a@b.com.",
    "jörg@example.com", "a@exämple.com", "a@\(String(repeating: "b", count: 64)).com", "a\r\n@b.com", "a@b.com\0",
    "<a@b.com>", "\"a\"@b.com", "\(String(repeating: "a", count: 250))@b.com",
  ])
  func malformed(text: String) {
    #expect(throws: DomainError(.invalidArgument, "EMAIL-599BI", "Errors.User.Email.Invalid")) {
      try EmailAddress(text)
    }
  }
}

@Suite struct PhoneNumberTests {
  @Test(arguments: [
    ("+41446681800", "+41446681800"), ("+41 (44) 668-18.00", "+41446681800"), ("0041/44 668 18 00", "+41446681800"),
    ("+123456789012345", "+123456789012345"), ("+1234567", "+1234567"),
  ])
  func normalizes(text: String, number: String) throws {
    #expect(try PhoneNumber(text).text == number)
  }

  @Test(arguments: ["", " ", "-()"])
  func empty(text: String) {
    #expect(throws: DomainError(.invalidArgument, "PHONE-Zt0NV", "Errors.User.Phone.Empty")) { try PhoneNumber(text) }
  }

  @Test(arguments: [
    "+", "044 668 18 00", "+0446681800", "+123456", "+1234567890123456", "++41446681800", "41+446681800",
    "+41x446681800",
    "+٤١٤٤٦٦٨١٨٠٠",
  ])
  func malformed(text: String) {
    #expect(throws: DomainError(.invalidArgument, "PHONE-so0wa", "Errors.User.Phone.Invalid")) { try PhoneNumber(text) }
  }
}

@Suite struct PasswordPolicyTests {
  @Test(arguments: ["Passw0rd!", "Pass 0rd", "Passwörd1", "密码Pw1......", "Aa1!" + String(repeating: "x", count: 68)])
  func accepts(password: String) throws {
    try PasswordPolicy().check(password)
  }

  @Test(arguments: [
    ("too short, seen first", "aA1!", "DOMAIN-HuJf6", "Errors.User.PasswordComplexityPolicy.MinLength"),
    ("empty", "", "DOMAIN-HuJf6", "Errors.User.PasswordComplexityPolicy.MinLength"),
    ("no lower-case letter", "PASSW0RD!", "DOMAIN-co3Xw", "Errors.User.PasswordComplexityPolicy.HasLower"),
    ("no upper-case letter", "passw0rd!", "DOMAIN-VoaRj", "Errors.User.PasswordComplexityPolicy.HasUpper"),
    ("no digit", "Password!", "DOMAIN-ZBv4H", "Errors.User.PasswordComplexityPolicy.HasNumber"),
    ("no symbol", "Passw0rdd", "DOMAIN-ZDLwA", "Errors.User.PasswordComplexityPolicy.HasSymbol"),
    (
      "more than bcrypt looks at", "Aa1!" + String(repeating: "x", count: 69), "SIGNET-Pw7Lg",
      "Errors.User.Password.TooLong"
    ),
  ])
  func refuses(reason: String, password: String, id: String, key: String) {
    #expect(throws: DomainError(.invalidArgument, id, key)) { try PasswordPolicy().check(password) }
  }

  @Test func everyRuleCanBeSwitchedOff() throws {
    var policy = PasswordPolicy()
    policy.minimumLength = 0
    policy.needsLowercase = false
    policy.needsUppercase = false
    policy.needsNumber = false
    policy.needsSymbol = false
    try policy.check("")
  }
}

@Suite struct URLTemplateTests {
  @Test(
    arguments: [
      ("none", nil, nil), ("an empty one is none", "", nil),
      ("no variables", "https://example.com", "https://example.com"),
      (
        "all variables", "https://example.com/{{.UserID}}?c={{ .Code }}&o={{.OrgID}}",
        "https://example.com/{{.UserID}}?c={{ .Code }}&o={{.OrgID}}"
      ),
      ("single braces are text", "https://example.com/{a}", "https://example.com/{a}"),
    ] as [(String, String?, String?)])
  func accepts(reason: String, template: String?, checked: String?) throws {
    #expect(try URLTemplate.checked(template) == checked)
  }

  @Test(arguments: [
    ("not closed", "https://example.com/{{.Code", "DOMAIN-oGh5e"), ("no variable", "{{Code}}", "DOMAIN-oGh5e"),
    ("empty", "{{}}", "DOMAIN-oGh5e"), ("two of them", "{{.Code .OrgID}}", "DOMAIN-oGh5e"),
    ("unknown", "{{.Nope}}", "DOMAIN-ieYa7"), ("names know case", "{{.code}}", "DOMAIN-ieYa7"),
    ("of mails only", "{{.FirstName}}", "DOMAIN-ieYa7"),
  ])
  func refuses(reason: String, template: String, id: String) {
    #expect(throws: DomainError(.invalidArgument, id, "Errors.User.InvalidURLTemplate")) {
      try URLTemplate.checked(template)
    }
  }

  @Test func renders() throws {
    let template = try Template("a{{.A}}b{{ .B }}{{.A}}", variables: ["A", "B"])
    #expect(template.rendered { $0 == "A" ? "1" : nil } == "a1b1")
  }
}

@Suite struct PreferredLanguageTests {
  @Test(arguments: ["", "de", "de-CH", "zh-Hant-TW", "sl-rozaj-1994"])
  func accepts(tag: String) throws {
    #expect(try PreferredLanguage.checked(tag) == tag)
  }

  @Test(arguments: ["d", "d1", "-", "de-", "de--CH", "de CH", "de\r\n", "languages", "dé"])
  func refuses(tag: String) {
    #expect(throws: DomainError(.invalidArgument, "LANG-jc8Sq", "Errors.Language.NotParsed")) {
      try PreferredLanguage.checked(tag)
    }
  }
}

@Suite struct UniqueNameTests {
  @Test(arguments: [("Ada", "aDA"), ("JÖRG", "jörg"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ")])
  func caseDoesNotTellNamesApart(one: String, other: String) {
    #expect(UniqueName(.userName, one) == UniqueName(.userName, other))
    #expect(UniqueName(.userName, one) != UniqueName(.organizationName, other))
  }
}

@Suite struct TOTPSecretTests {
  @Test(
    "what apps are given is one form of base32",
    arguments: [
      ("JBSWY3DPEHPK3PXP", "JBSWY3DPEHPK3PXP"), ("jbswy3dpehpk3pxp", "JBSWY3DPEHPK3PXP"),
      (" JBSWY3DPEHPK3PXP\n", "JBSWY3DPEHPK3PXP"), ("MZXW6YQ=", "MZXW6YQ"), ("MZXW6YTBOI======", "MZXW6YTBOI"),
      ("MZXW6YTBOI", "MZXW6YTBOI"),
    ])
  func forms(_ text: String, _ normal: String) throws {
    #expect(try TOTPSecret(text).text == normal)
  }

  /// Alphabet and lengths of RFC 4648 section 6.
  @Test(
    arguments: [
      "", " ", "=", "========", "SECRET1", "JBSWY0DP", "JBSW-Y3DP", "JBSW Y3DP", "A", "ABC", "ABCDEF", "MZXW6YQ==",
      "MZ=XW6YQ", "ÄÖ",
    ])
  func refused(_ text: String) {
    #expect(throws: DomainError(.invalidArgument, "SIGNET-Tp0sB", "Errors.User.TOTP.SecretInvalid")) {
      try TOTPSecret(text)
    }
  }
}

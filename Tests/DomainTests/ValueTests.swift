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
    ("+41446681800", "+41446681800", "as it is kept"),
    ("+41 (44) 668-18.00", "+41446681800", "separators"),
    ("0041/44 668 18 00", "+41446681800", "00 for +"),
    ("+49 (0) 30 1234567", "+49301234567", "the digit that is dialled within the country"),
    ("+49 030 1234567", "+49301234567", "without parentheses"),
    ("0049 (0)30-1234567", "+49301234567", "after 00"),
    ("+44 (0)20 7946 0958", "+442079460958", "another country's"),
    ("+36 06 1 234 5678", "+3612345678", "two digits of it"),
    ("+7 8 912 345-67-89", "+79123456789", "it is 8"),
    ("+1 1 650 253 0000", "+16502530000", "it is 1"),
    ("+39 06 69812345", "+390669812345", "in Italy the zero is part of the number"),
    ("+54 0 11 15 2345-6789", "+5491123456789", "a mobile's 15 becomes a 9 before the area"),
    ("+55 0 15 11 96123-4567", "+5511961234567", "the digits that choose a carrier"),
    ("+1 555 123 4567", "+15551234567", "of a possible length, though nobody has it"),
    ("tel:+49-30-1234567", "+49301234567", "RFC 3966"),
    ("\u{FF0B}４１\u{3000}４４－６６８－１８００", "+41446681800", "full width"),
    ("+٤١٤٤٦٦٨١٨٠٠", "+41446681800", "digits of another script"),
    ("\u{202A}+41\u{A0}44\u{2011}668\u{2011}18\u{2011}00\u{202C}", "+41446681800", "copied from a page"),
  ])
  func normalizes(text: String, number: String, reason: String) throws {
    #expect(try PhoneNumber(text).text == number, "\(reason)")
    #expect(try PhoneNumber(number).text == number, "a second reading changes nothing")
  }

  @Test(arguments: ["", " ", "-()"])
  func empty(text: String) {
    #expect(throws: DomainError(.invalidArgument, "PHONE-Zt0NV", "Errors.User.Phone.Empty")) { try PhoneNumber(text) }
  }

  @Test(arguments: [
    ("+", "nothing follows"),
    ("044 668 18 00", "no country"),
    ("+0446681800", "a code never begins with 0"),
    ("000446681800", "nor after 00"),
    ("+999 123 456 789", "no country has the code"),
    ("+210 123 4567", "nor this one"),
    ("+123456", "too short"),
    ("+41 44 668 18", "too short for Switzerland"),
    ("+41 44 668 18 000", "too long for Switzerland"),
    ("+12345678901234567", "longer than any"),
    ("+49 12345678901234", "16 digits with the code"),
    ("+43 00 1234567", "two digits are not dialled"),
    ("++41446681800", "twice"),
    ("41+446681800", "in the middle"),
    ("+41x446681800", "a letter"),
    ("+41 44 668 18 00 ext. 5", "an extension has no place in E.164"),
    ("+1 800 FLOWERS", "words"),
    (String(repeating: " ", count: 300) + "+41446681800", "longer than numbers are"),
  ])
  func malformed(text: String, reason: String) {
    #expect(throws: DomainError(.invalidArgument, "PHONE-so0wa", "Errors.User.Phone.Invalid"), "\(reason)") {
      try PhoneNumber(text)
    }
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
      ("capitals", "HTTPS://EXAMPLE.COM/{{.Code}}", "HTTPS://EXAMPLE.COM/{{.Code}}"),
      ("a host for each organization", "http://{{.OrgID}}.example.com:8080/", "http://{{.OrgID}}.example.com:8080/"),
      ("an address", "http://[::1]:8080/?c={{.Code}}#a", "http://[::1]:8080/?c={{.Code}}#a"),
      ("other letters", "https://müller.example/bestätigen", "https://müller.example/bestätigen"),
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
    ("data", "data:text/html,{{.Code}}", "DOMAIN-oGh5e"), ("a script", "javascript:alert('{{.Code}}')", "DOMAIN-oGh5e"),
    ("a file", "file:///etc/passwd", "DOMAIN-oGh5e"), ("no scheme", "example.com/{{.Code}}", "DOMAIN-oGh5e"),
    ("a path", "/verify?code={{.Code}}", "DOMAIN-oGh5e"), ("nothing but a variable", "{{.Code}}", "DOMAIN-oGh5e"),
    ("another scheme in front", "xhttps://example.com", "DOMAIN-oGh5e"), ("one slash", "https:/a", "DOMAIN-oGh5e"),
    ("no host", "https:///{{.Code}}", "DOMAIN-oGh5e"), ("a port alone", "https://:443/", "DOMAIN-oGh5e"),
    ("no such port", "https://a:65536/", "DOMAIN-oGh5e"), ("a port of letters", "https://a:b/", "DOMAIN-oGh5e"),
    ("another host behind a name", "https://bank.example@evil.example/", "DOMAIN-oGh5e"),
    ("CR LF", "https://example.com/\r\nBcc: x", "DOMAIN-oGh5e"), ("LF", "https://example.com/\n", "DOMAIN-oGh5e"),
    ("a zero", "https://example.com/\0", "DOMAIN-oGh5e"), ("ESC", "https://example.com/\u{1b}[2J", "DOMAIN-oGh5e"),
    ("C1", "https://example.com/\u{85}", "DOMAIN-oGh5e"), ("a space", "https://example.com/a b", "DOMAIN-oGh5e"),
    ("a wide space", "https://example.com/a\u{3000}b", "DOMAIN-oGh5e"),
    ("an override", "https://example.com/\u{202e}moc", "DOMAIN-oGh5e"),
    ("nothing to be seen", "https://exam\u{200b}ple.com/", "DOMAIN-oGh5e"),
    ("an empty label", "https://a..b/", "DOMAIN-oGh5e"), ("braces in a host", "https://{a}.example/", "DOMAIN-oGh5e"),
    ("half an address", "https://[1.2]/", "DOMAIN-oGh5e"), ("no such address", "https://10.0.0.256/", "DOMAIN-oGh5e"),
    ("markup", "https://example.com/\"><b>", "DOMAIN-oGh5e"), ("backslashes", "https:\\\\a", "DOMAIN-oGh5e"),
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

@Suite struct HostNameTests {
  @Test(
    "hosts are called so",
    arguments: [
      "h", "a_b-c", "mail.example.com", "mail.example.com.", "xn--mller-kva.de", "müller.de", "日本.jp", "1.a",
      "127.0.0.1",
      "0.0.0.0", "[::]", "[::1]", "[1::]", "[1:2:3:4:5:6:7:8]", "[::ffff:1.2.3.4]", String(repeating: "x", count: 63),
      String(repeating: "x.", count: 126) + "a",
    ])
  func isHost(_ text: String) { #expect(HostName.isHost(text)) }

  @Test(
    "nothing is called so",
    arguments: [
      ("nothing", ""), ("dots", "."), ("an empty label", "a..b"), ("one at the beginning", ".a"), ("two dots", "a.."),
      ("hyphens at ends", "-a.example"), ("at the other", "a-.example"), ("a space", "a b"), ("a path", "a/b"),
      ("a wildcard", "*.a"), ("a long label", String(repeating: "x", count: 64)),
      ("a label that is long for DNS", String(repeating: "ü", count: 60)),
      ("a long name", String(repeating: "x.", count: 127) + "a"), ("a number", "1"), ("three", "1.2.3"),
      ("one too large", "256.1.1.1"), ("octal", "127.0.0.01"), ("a number at the end", "a.1"), ("half a bracket", "["),
      ("no address", "[]"), ("colons", "[::::]"), ("IPv4 in brackets", "[1.2.3.4]"), ("two gaps", "[1::2::3]"),
      ("too few", "[1:2:3:4:5:6:7]"), ("too many", "[1:2:3:4:5:6:7:8:9]"), ("five digits", "[12345::]"),
      ("a colon in front", "[:1::2]"), ("behind", "[1::2:]"), ("IPv4 within", "[::1.2.3.4:5]"),
      ("a zone", "[fe80::1%1]"),
    ])
  func isNone(reason: String, text: String) { #expect(!HostName.isHost(text)) }
}

@Suite struct PreferredLanguageTests {
  @Test(arguments: ["", "de", "de-CH", "zh-Hant-TW", "sl-rozaj-1994"])
  func isATag(tag: String) { #expect(PreferredLanguage.read(tag) == tag) }

  @Test(
    "what systems call a locale is the tag that is meant",
    arguments: [("en_US", "en-US"), ("pt_BR", "pt-BR"), ("zh_Hant_TW", "zh-Hant-TW")])
  func locales(text: String, tag: String) { #expect(PreferredLanguage.read(text) == tag) }

  @Test(
    "nobody is refused for a language that is none",
    arguments: [
      "C", "d", "d1", "-", "_", "de-", "de_", "de--CH", "de CH", "not valid", "de\r\n", "de\0", "languages", "dé",
      "en_US.UTF-8",
    ])
  func isNone(text: String) { #expect(PreferredLanguage.read(text) == "") }
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

  /// RFC 4648 section 10, without padding.
  @Test(
    "bytes and digits are one",
    arguments: [
      ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ])
  func bytes(_ bytes: String, _ text: String) throws {
    #expect(TOTPSecret(bytes: Array(bytes.utf8)).text == text)
    #expect(try TOTPSecret(text).bytes == Array(bytes.utf8))
  }

  @Test("the URI names both, escaped")
  func uri() throws {
    #expect(
      try TOTPSecret("MZXW6YTB").uri(issuer: "Acme & Co", account: "ada@a.example")
        == "otpauth://totp/Acme%20%26%20Co:ada%40a.example?algorithm=SHA1&digits=6&issuer=Acme%20%26%20Co&period=30"
        + "&secret=MZXW6YTB")
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

import Testing

@testable import Delivery

@Suite("Mail as bytes")
struct OutgoingMailTests {
  private static func text(_ mail: OutgoingMail) -> String { String(decoding: mail.encoded(), as: UTF8.self) }

  private static func header(_ name: String, of mail: OutgoingMail) -> [Substring] {
    let head = Self.text(mail).components(before: "\r\n\r\n")
    return head.split(separator: "\r\n").filter { $0.hasPrefix("\(name): ") }
  }

  @Test("The whole of a mail")
  func whole() throws {
    #expect(
      Self.text(try .sample(text: "Code:\nA1\n", html: "<p>é=1</p>\n"))
        == """
        From: Signet <signet@example.org>
        To: reader@example.com
        Subject: Confirm
        Date: Tue, 14 Nov 2023 22:13:20 +0000
        Message-ID: <42-1.signet@example.org>
        Content-Language: en
        Auto-Submitted: auto-generated
        MIME-Version: 1.0
        Content-Type: multipart/alternative;
         boundary="=_signet_alternative"

        --=_signet_alternative
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Code:
        A1

        --=_signet_alternative
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>=C3=A9=3D1</p>

        --=_signet_alternative--

        """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
  }

  @Test(
    "Nothing in a subject or a name begins another field",
    arguments: [
      "a\r\nBcc: victim@example.com", "a\nBcc: victim@example.com", "a\rBcc: victim@example.com",
      "a\u{0B}Bcc: victim@example.com", "a\u{85}Bcc: victim@example.com", "a\u{2028}Bcc: victim@example.com",
      "a\0\r\n\r\nbody", "\r\n\r\nbody", "ü\r\nBcc: victim@example.com",
    ])
  func injection(text: String) throws {
    var mail = try OutgoingMail.sample(subject: text)
    mail.recipient.name = text
    mail.sender.name = text
    mail.language = text
    let usual = MIMEMessage(parsing: try OutgoingMail.sample().encoded())
    let message = MIMEMessage(parsing: mail.encoded())
    #expect(message.header("bcc") == nil)
    #expect(message.body(ofType: "text/plain") == usual.body(ofType: "text/plain"))
    #expect(message.header("subject") == HeaderText.withoutControls(text))
    #expect(Self.header("Subject", of: mail).count == 1)
  }

  @Test(
    "Subjects come back as they were, in lines that fit",
    arguments: [
      "Confirm your e-mail address", "Bestätigen Sie Ihre E-Mail-Adresse", "メールアドレスを確認してください",
      "Подтвердите адрес", "🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝🤝", "=?utf-8?Q?fake?=", "100 % sicher = gut?_!", "a",
      String(repeating: "a", count: 300), String(repeating: "word ", count: 60) + "end",
      String(repeating: "wört ", count: 60) + "ende", "e\u{301}e\u{301} " + String(repeating: "e\u{301}", count: 80),
    ])
  func subjects(subject: String) throws {
    let mail = try OutgoingMail.sample(subject: subject)
    #expect(MIMEMessage(parsing: mail.encoded()).header("subject") == subject)
    for line in Self.text(mail).split(separator: "\r\n") { #expect(line.utf8.count <= 76, "\(line)") }
    #expect(mail.encoded().allSatisfy { $0 < 0x80 })
  }

  @Test(
    "Encoded words are those of RFC 2047",
    arguments: [
      ("Bestätigen", "=?utf-8?Q?Best=C3=A4tigen?="), ("ключ", "=?utf-8?B?0LrQu9GO0Yc=?="),
      ("Zoë Müller", "=?utf-8?Q?Zo=C3=AB_M=C3=BCller?="),
    ])
  func encodedWords(text: String, expected: String) {
    #expect(HeaderText.encodedWords(text, isPhrase: true, column: 4) == [expected])
  }

  @Test(
    "Names in mailboxes",
    arguments: [
      ("", "To: reader@example.com"),
      ("Ann Reader", "To: Ann Reader <reader@example.com>"),
      ("Reader, Ann", "To: \"Reader, Ann\" <reader@example.com>"),
      ("Ann \"The\" Reader \\", "To: \"Ann \\\"The\\\" Reader \\\\\" <reader@example.com>"),
      ("O'Neill", "To: O'Neill <reader@example.com>"),
      ("<x@example.com>", "To: \"<x@example.com>\" <reader@example.com>"),
      ("Zoë", "To: =?utf-8?B?Wm/Dqw==?= <reader@example.com>"),
      ("=?utf-8?Q?x?=", "To: =?utf-8?B?PT91dGYtOD9RP3g/PQ==?= <reader@example.com>"),
    ])
  func mailboxes(name: String, expected: String) throws {
    var mail = try OutgoingMail.sample()
    mail.recipient.name = name
    #expect(Self.header("To", of: mail) == [Substring(expected)])
  }

  @Test(
    "Bodies come back as they were, in lines that fit",
    arguments: [
      "plain\n", "trailing space \nand tab\t\n", "", "\n\n\n", ".\n..\n.hidden\nFrom here\n", "=\n==\n=3D\n",
      "--=_signet_alternative--\nnot the end\n", String(repeating: "x", count: 5000) + "\n",
      String(repeating: "ä", count: 500) + "\n", String(repeating: "確認", count: 300) + "\nコード\n", "\u{7F}\u{1}\n",
    ])
  func bodies(text: String) throws {
    let mail = try OutgoingMail.sample(text: text, html: "<pre>\(text)</pre>")
    let message = MIMEMessage(parsing: mail.encoded())
    #expect(message.body(ofType: "text/plain") == text)
    #expect(message.body(ofType: "text/html") == "<pre>\(text)</pre>")
    for line in Self.text(mail).split(separator: "\r\n") {
      #expect(line.utf8.count <= 76)
      #expect(!line.hasPrefix("."), "a line that SMTP would have to stuff")
    }
    #expect(mail.encoded().allSatisfy { $0 < 0x7F && ($0 >= 32 || $0 == 13 || $0 == 10) })
  }

  @Test("Text that is mostly not Latin is sent as base64")
  func base64() throws {
    let encoded = Self.text(try .sample(text: "確認コード\n", html: "<p>code</p>\n"))
    #expect(encoded.contains("Content-Transfer-Encoding: base64\r\n\r\n56K66KqN44Kz44O844OJDQo=\r\n"))
  }

  @Test(
    "A Message-ID is made of the identifier alone, whatever it holds",
    arguments: [
      ("42-1", "<42-1.signet@example.org>"), ("a b>\r\n-7", "<a=20b=3e=d=a-7.signet@example.org>"),
      ("é-7", "<=c3=a9-7.signet@example.org>"),
      (String(repeating: "a", count: 200) + "-17", "<\(String(repeating: "a", count: 197))-17.signet@example.org>"),
    ])
  func messageID(identifier: String, expected: String) throws {
    #expect(try OutgoingMail.sample(identifier).messageID == expected)
  }

  @Test(
    "Dates",
    arguments: [
      (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
      (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 +0000"), (4_102_444_800, "Fri, 1 Jan 2100 00:00:00 +0000"),
      (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
    ] as [(Int64, String)])
  func dates(seconds: Int64, expected: String) {
    #expect(MailDate.format(seconds) == expected)
  }

  @Test(
    "Addresses that mail can be sent to",
    arguments: [
      ("a@b", nil), ("reader+tag@mail.example.com", nil), ("o'neill@example.com", nil),
      ("a@xn--bcher-kva.example", nil),
      (String(repeating: "a", count: 64) + "@example.com", nil),
      (String(repeating: "a", count: 65) + "@example.com", .malformed),
      ("", .malformed), ("@example.com", .malformed), ("reader", .malformed), ("reader@", .malformed),
      ("a@b@c", .malformed), ("a b@example.com", .malformed), ("a@-b.com", .malformed), ("a@b..com", .malformed),
      ("a@example.com>", .malformed), ("<a@example.com", .malformed), ("a@example.com\r\nDATA", .malformed),
      ("\"a\"@example.com", .malformed), ("a@[127.0.0.1]", .malformed),
      ("ü@example.com", .internationalized), ("a@bücher.example", .internationalized),
    ] as [(String, MailAddressError?)])
  func addresses(text: String, failure: MailAddressError?) {
    if let failure {
      #expect(throws: failure) { try MailAddress(text) }
    } else {
      #expect((try? MailAddress(text))?.description == text)
    }
  }

  @Test(
    "Senders as settings have them",
    arguments: [
      ("signet@example.org", "", "signet@example.org"),
      ("  Signet <signet@example.org> ", "Signet", "signet@example.org"),
      ("\"Signet, Inc.\" <signet@example.org>", "Signet, Inc.", "signet@example.org"),
      ("<signet@example.org>", "", "signet@example.org"),
    ])
  func senders(text: String, name: String, address: String) throws {
    #expect(try Mailbox(parsing: text) == Mailbox(name: name, address: try MailAddress(address)))
  }
}

extension String {
  fileprivate func components(before separator: String) -> Substring {
    self.firstRange(of: separator).map { self[..<$0.lowerBound] } ?? self[...]
  }
}

extension SMTPServer {
  /// What the two ways of naming a server are refused with.
  package struct Refusals: Sendable {
    let sender: String
    let host: String

    package static let adding = Refusals(sender: "COMMAND-SAAFpV8VKV", host: "COMMAND-EvAtufIinh")
    package static let changing = Refusals(sender: "COMMAND-gyPUXOTA4N", host: "COMMAND-kZNVkuL32L")
  }

  /// What mail can be sent with: addresses that are some, a name that fits a header, `host:port`.
  /// - Throws: the ids of `refusals`; `SIGNET-Pv3rT` for an answer's address, `SIGNET-Pv1lG` for what is too long,
  ///   `SIGNET-Tx1ch` for characters.
  package func checked(_ refusals: Refusals) throws(DomainError) -> SMTPServer {
    var server = self
    server.senderAddress = try Self.address(senderAddress, refusals.sender, "Errors.Invalid.Argument")
    let host = host.trimmed
    guard (try? HostPort(host[...])) != nil else {
      throw DomainError(.invalidArgument, refusals.host, "Errors.Invalid.Argument")
    }
    server.host = host
    server.senderName = try TextKind.name.checked(senderName.trimmed)
    if !replyToAddress.trimmed.isEmpty {
      server.replyToAddress = try Self.address(replyToAddress, "SIGNET-Pv3rT", "Errors.Provider.ReplyToInvalid")
    } else {
      server.replyToAddress = ""
    }
    server.user = try Provider.checked(secret: TextKind.key.checked(user))
    return server
  }

  private static func address(_ text: String, _ id: String, _ key: String) throws(DomainError) -> String {
    // RFC 5321 section 4.5.3.1.1: a server need take no longer local part.
    guard let address = try? EmailAddress(text), address.text.prefix(while: { $0 != "@" }).utf8.count <= 64 else {
      throw DomainError(.invalidArgument, id, key)
    }
    return address.text
  }
}

extension TwilioAccount {
  /// What Twilio can be called with.
  /// - Throws: `SIGNET-Pv4sD` for an account that is none, `SIGNET-Pv5nM` for a sender that is none.
  package func checked() throws(DomainError) -> TwilioAccount {
    let sid = sid.trimmed
    // It becomes a part of a path.
    let isPlain = sid.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "_"): true
      default: false
      }
    }
    guard isPlain, !sid.isEmpty else {
      throw DomainError(.invalidArgument, "SIGNET-Pv4sD", "Errors.Provider.AccountInvalid")
    }
    return TwilioAccount(sid: sid, sender: try Self.sender(sender.trimmed))
  }

  /// Whatever has a letter is a name or the id of a messaging service; up to eight digits alone are a short code; all else
  /// is a number.
  private static func sender(_ text: String) throws(DomainError) -> String {
    let isName = text.utf8.contains { (0x41...0x5a).contains($0 & 0xdf) }
    let isPrintable = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f }
    if isPrintable, isName { return text }
    if (3...8).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return text }
    guard let number = try? PhoneNumber(text) else {
      throw DomainError(.invalidArgument, "SIGNET-Pv5nM", "Errors.Provider.SenderInvalid")
    }
    return number.text
  }
}

extension Provider {
  /// Longer passwords and tokens are refused, in bytes.
  package static let maximumSecret = 1000

  /// - Throws: `SIGNET-Pv1lG` for a secret that is too long, `SIGNET-Tx1ch` for one that would end a line of SMTP.
  package static func checked(secret: String) throws(DomainError) -> String {
    guard secret.utf8.count <= maximumSecret else {
      throw DomainError(.invalidArgument, "SIGNET-Pv1lG", "Errors.Provider.SecretTooLong")
    }
    guard secret.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
      throw DomainError(.invalidArgument, "SIGNET-Tx1ch", "Errors.Text.Characters")
    }
    return secret
  }
}

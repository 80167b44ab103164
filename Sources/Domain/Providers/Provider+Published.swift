extension Provider {
  /// What readers of events are told: nothing of its secret.
  var published: EventFields {
    var fields: EventFields = ["id": .text(id), "description": .text(description)]
    switch settings {
    case .smtp(let server):
      fields["senderAddress"] = .text(server.senderAddress)
      fields["senderName"] = .text(server.senderName)
      fields["replyToAddress"] = .text(server.replyToAddress)
      fields["host"] = .text(server.host)
      fields["tls"] = .flag(server.isTLS)
      fields["user"] = .text(server.user)
    case .http(let endpoint): fields["endpoint"] = .text(endpoint)
    case .twilio(let account):
      fields["sid"] = .text(account.sid)
      fields["senderNumber"] = .text(account.sender)
    }
    return fields
  }
}

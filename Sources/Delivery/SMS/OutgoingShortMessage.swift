import Texts

/// A text message (SMS) ready to be sent.
package struct OutgoingShortMessage: EncodedMessage, Equatable {
  package var kind: ShortMessageKind
  /// Names the message for ever: whoever gets it twice can tell.
  package var identifier: String
  /// The number in the form of E.164: `+41791234567`.
  package var recipient: String
  package var text: String
  /// Seconds since 1970.
  package var date: Int64
  /// What the text was made from, for providers that have texts of their own.
  package var variables: MailVariables

  package init(
    kind: ShortMessageKind, identifier: String, recipient: String, text: String, date: Int64, variables: MailVariables
  ) {
    self.kind = kind
    self.identifier = identifier
    self.recipient = recipient
    self.text = text
    self.date = date
    self.variables = variables
  }

  /// The message as a mail to the number: how it is captured while there is no provider.
  package func encoded() -> [UInt8] {
    var result: [UInt8] = []
    result += "To: \(self.recipient)\r\n".utf8
    result += HeaderText.unstructured("Subject", self.text).utf8
    result += "Date: \(MailDate.format(self.date))\r\n".utf8
    result += "Message-ID: <\(self.identifier).sms.signet@localhost>\r\n".utf8
    result += "MIME-Version: 1.0\r\n".utf8
    OutgoingMail.append(self.text + "\n", type: "text/plain", to: &result)
    return result
  }
}

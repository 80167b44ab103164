import Domain
import Texts

/// Fills in a mail: texts in the reader's language, laid out as HTML and as plain text.
package struct MailComposer: Sendable {
  /// Who the mails come from. Where it has no name of its own, it bears the service's.
  package let sender: Mailbox
  private let catalog: MailCatalog

  package init(sender: Mailbox, catalog: MailCatalog) {
    self.sender = sender
    self.catalog = catalog
  }

  /// Why a mail cannot be composed. Trying again would not help.
  package enum Failure: Error, Equatable {
    case recipient(MailAddressError)
    /// No language has this mail.
    case noTexts(MailKind)
  }

  /// Composes one mail.
  ///
  /// - Parameters:
  ///   - identifier: names the mail for ever; the `Message-ID` is made from it, so that a mail sent twice is known to be
  ///     one.
  ///   - recipient: the address to write to.
  ///   - languages: BCP 47, the best first; where there is none of them, the mail is in English.
  ///   - own: what is said instead of what is built in.
  ///   - look: the colours and the logo, and what it leads to.
  ///   - link: what the button opens; a mail without a button needs none.
  ///   - date: seconds since 1970.
  package func compose(
    _ kind: MailKind, identifier: String, recipient: String, languages: [String], variables: MailVariables,
    own: MessageText? = nil, look: MailLook = MailLook(), link: MailLink?, date: Int64
  ) throws(Failure) -> OutgoingMail {
    guard var entry = self.catalog.entry(kind, preferences: languages) else { throw .noTexts(kind) }
    let values = LetterValues(variables: variables, language: entry.language)
    if let own { entry.say(own, filledBy: values) }
    let mailbox: Mailbox
    do {
      mailbox = Mailbox(name: values.displayName, address: try MailAddress(recipient))
    } catch {
      throw .recipient(error)
    }
    var sender = self.sender
    if sender.name.isEmpty { sender.name = values.inHeader("ServiceName") ?? "" }
    let letter = MailLetter(entry, link: link, values, look: look)
    var mail = OutgoingMail(
      identifier: identifier,
      sender: sender,
      recipient: mailbox,
      subject: entry.subject.rendered(values.inHeader),
      date: date,
      language: entry.language.writtenTag,
      text: letter.plainText,
      html: letter.html
    )
    mail.source = OutgoingMail.Source(kind: kind, letter: letter, variables: variables)
    return mail
  }
}

/// Messages that were captured because no provider is configured, for developers to look at.
package protocol CapturedMessages: Sendable {
  /// Lists messages, the newest first. Blocks on the file system.
  func list(offset: Int, limit: Int) throws -> CapturedMessagePage
  /// Reads one message; nil when there is none of that name. Blocks on the file system.
  func message(named name: String) -> CapturedMessage?
}

/// A message to be read.
package struct CapturedMessage: Sendable, Equatable {
  /// A message's place in the list.
  package struct Summary: Sendable, Equatable {
    /// The unique name, by which the message is read.
    package let name: String
    package let subject: String
    package let from: String
    package let to: String
    /// As the message has it (RFC 5322).
    package let date: String

    package init(name: String, subject: String, from: String, to: String, date: String) {
      (self.name, self.subject, self.from, self.to, self.date) = (name, subject, from, to, date)
    }
  }

  package let summary: Summary
  package let text: String
  /// nil when the message has no such part.
  package let html: String?

  package init(summary: Summary, text: String, html: String?) {
    (self.summary, self.text, self.html) = (summary, text, html)
  }
}

/// What one page of the list shows.
package struct CapturedMessagePage: Sendable, Equatable {
  package let messages: [CapturedMessage.Summary]
  /// How many messages there are in all.
  package let total: Int

  package init(messages: [CapturedMessage.Summary], total: Int) { (self.messages, self.total) = (messages, total) }
}

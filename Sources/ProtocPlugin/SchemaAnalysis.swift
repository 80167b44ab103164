/// What can only be said of the whole schema: which values must be kept behind a reference, and what has rules.
extension Schema {
  /// A struct cannot contain itself. A cycle that passes through a oneof is broken there, by an `indirect` case;
  /// one that passes through singular fields alone, by a boxed field.
  func breakCycles() {
    for message in messages.values.sorted(by: { $0.fullName < $1.fullName }) {
      for field in message.fields {
        guard case .oneof = field.cardinality, let target = field.message else { continue }
        field.indirect = target === message || reaches(message, from: target, oneofs: true)
      }
    }
    for message in messages.values.sorted(by: { $0.fullName < $1.fullName }) {
      for field in message.fields {
        guard case .explicit = field.cardinality, let target = field.message else { continue }
        field.indirect = target === message || reaches(message, from: target, oneofs: false)
      }
    }
  }

  /// Marks every message that has rules, or holds a message that has.
  func findValidation() {
    for message in messages.values {
      message.needsValidation =
        message.fields.contains { $0.rules != nil } || message.oneofs.contains { $0.required }
    }
    var changed = true
    while changed {
      changed = false
      for message in messages.values where !message.needsValidation {
        message.needsValidation = message.fields.contains { $0.message?.needsValidation == true }
        if message.needsValidation { changed = true }
      }
    }
  }

  /// Whether a value of `start` holds one of `goal` in place: not behind an array, a map or a reference.
  private func reaches(_ goal: MessageType, from start: MessageType, oneofs: Bool) -> Bool {
    var seen: Set<String> = [start.fullName]
    var open = [start]
    while let message = open.popLast() {
      for field in message.fields {
        guard let target = field.message else { continue }
        switch field.cardinality {
        case .explicit: break
        case .oneof where oneofs || !field.indirect: break
        default: continue
        }
        if target === goal { return true }
        if seen.insert(target.fullName).inserted { open.append(target) }
      }
    }
    return false
  }
}

extension FieldType {
  /// The message of this field, or of the values of a map, if it is generated.
  var message: MessageType? {
    guard case .message(let reference) = type else { return nil }
    return reference.type
  }
}

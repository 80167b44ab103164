/// Why text is not the JSON form of a message, or a message has none.
public struct JSONError: Error, Sendable, CustomStringConvertible {
  /// One word, so that a throwing function returns it in a register.
  private final class Storage: Sendable {
    let path: String
    let reason: String
    let offset: Int
    init(path: String, reason: String, offset: Int) {
      self.path = path
      self.reason = reason
      self.offset = offset
    }
  }

  private let storage: Storage

  /// An error at `path`; a reader that knows only the offset leaves the path to who sees the whole document.
  public init(path: String = "", _ reason: String, offset: Int = 0) {
    self.storage = Storage(path: path, reason: reason, offset: offset)
  }

  /// Where in the message, in the sender's spelling: `profile.phones[2].number`; empty: the message itself.
  public var path: String { self.storage.path }
  /// What is wrong there, e.g. `expected string`.
  public var reason: String { self.storage.reason }
  /// The byte at which reading stopped.
  public var offset: Int { self.storage.offset }

  /// Path and reason: `profile.firstName: expected string`.
  public var message: String { self.path.isEmpty ? self.reason : "\(self.path): \(self.reason)" }
  /// The same as `message`.
  public var description: String { self.message }

  /// The same error with the path that leads to its offset in `input`.
  func located(in input: UnsafeRawBufferPointer) -> JSONError {
    JSONError(path: JSONPath.leading(to: self.offset, in: input), self.reason, offset: self.offset)
  }
}

/// Finds where in a document an offset lies. Done only for an error, so that reading need not keep track.
enum JSONPath {
  private enum Frame {
    case object(key: String?)
    case array(index: Int)
  }

  static func leading(to offset: Int, in input: UnsafeRawBufferPointer) -> String {
    var frames: [Frame] = []
    var index = 0
    let limit = min(offset, input.count)
    while index < limit {
      switch input[index] {
      case UInt8(ascii: "{"): frames.append(.object(key: nil))
      case UInt8(ascii: "["): frames.append(.array(index: 0))
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = frames.popLast()
      case UInt8(ascii: ","):
        switch frames.last {
        case .object: frames[frames.count - 1] = .object(key: nil)
        case .array(let position): frames[frames.count - 1] = .array(index: position + 1)
        case nil: break
        }
      case UInt8(ascii: "\""):
        let start = index + 1
        index = start
        while index < input.count, input[index] != UInt8(ascii: "\"") {
          index += input[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(index, input.count)
        if case .object(key: nil)? = frames.last, end < limit {
          frames[frames.count - 1] = .object(key: String(decoding: input[start..<end], as: UTF8.self))
        }
      default: break
      }
      index += 1
    }
    var path = ""
    for frame in frames {
      switch frame {
      case .object(let key):
        guard let key else { continue }
        path += path.isEmpty ? key : ".\(key)"
      case .array(let position): path += "[\(position)]"
      }
    }
    return path
  }
}

import CArgon2

/// What a hash of argon2 costs.
///
///     m=19456,t=2,p=1
package struct Argon2Cost: Sendable, Equatable, CustomStringConvertible {
  /// KiB.
  package var memory: Int
  package var passes: Int
  /// Part of the hash; here one thread works through all of them.
  package var lanes: Int

  package init(memory: Int, passes: Int, lanes: Int) {
    self.memory = memory
    self.passes = passes
    self.lanes = lanes
  }

  init?(parameters: String) {
    guard let values = HashFields.parameters(parameters, ["m", "t", "p"]) else { return nil }
    self.init(memory: values[0], passes: values[1], lanes: values[2])
  }

  package var description: String { "m=\(memory),t=\(passes),p=\(lanes)" }

  /// Whether the algorithm has such a cost (RFC 9106 section 3.1), and a thread can bear it.
  var isBearable: Bool {
    (1...64).contains(lanes) && (8 * lanes...HashLimits.memory).contains(memory) && passes >= 1
      && passes <= HashLimits.argon2Work / memory
  }
}

/// argon2 (RFC 9106) by its reference library.
struct Argon2: Sendable, Equatable {
  enum Kind: String, Sendable {
    case d = "argon2d"
    case i = "argon2i"
    case id = "argon2id"

    fileprivate var type: Argon2_type {
      switch self {
      case .d: Argon2_d
      case .i: Argon2_i
      case .id: Argon2_id
      }
    }
  }

  var kind: Kind
  /// 0x10 or 0x13.
  var version: Int
  var cost: Argon2Cost
  var salt: [UInt8]
  var tag: [UInt8]

  static let currentVersion = 0x13
  /// RFC 9106 section 3.1: "16 bytes is RECOMMENDED for password hashing."
  static let saltLength = 16
  static let tagLength = 32

  /// The tag that a password has under this salt and cost. Nil when there is not enough memory.
  func tag(of password: [UInt8]) -> [UInt8]? {
    var (password, salt) = (password, salt)
    var tag = [UInt8](repeating: 0, count: self.tag.count)
    let code = tag.withUnsafeMutableBufferPointer { tag in
      password.withUnsafeMutableBufferPointer { password in
        salt.withUnsafeMutableBufferPointer { salt in
          var context = argon2_context()
          context.out = tag.baseAddress
          context.outlen = UInt32(tag.count)
          context.pwd = password.baseAddress
          context.pwdlen = UInt32(password.count)
          context.salt = salt.baseAddress
          context.saltlen = UInt32(salt.count)
          context.t_cost = UInt32(cost.passes)
          context.m_cost = UInt32(cost.memory)
          context.lanes = UInt32(cost.lanes)
          // Our threads are the bound: none is started for a lane.
          context.threads = 1
          context.version = UInt32(version)
          return argon2_ctx(&context, kind.type)
        }
      }
    }
    return code == ARGON2_OK.rawValue ? tag : nil
  }

  /// The hash of a new password, with a salt of its own. Nil when there is not enough memory.
  static func hash(_ password: [UInt8], _ cost: Argon2Cost) -> String? {
    var generator = SystemRandomNumberGenerator()
    var new = Argon2(
      kind: .id, version: currentVersion, cost: cost, salt: Random.bytes(saltLength, using: &generator),
      tag: [UInt8](repeating: 0, count: tagLength))
    guard let tag = new.tag(of: password) else { return nil }
    new.tag = tag
    return new.text
  }

  /// In PHC's form.
  var text: String {
    "$\(kind.rawValue)$v=\(version)$\(cost)$\(HashFields.encoded(salt))$\(HashFields.encoded(tag))"
  }
}

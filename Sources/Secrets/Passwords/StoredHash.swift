/// The hash of a password as it is stored or imported, read: by which method a password is compared with it.
///
///     argon2   = "$argon2" ( "id" / "i" / "d" ) [ "$v=" version ] "$m=" KiB ",t=" passes ",p=" lanes "$" salt "$" tag
///     scrypt   = "$scrypt$ln=" log ",r=" size ",p=" lanes "$" salt "$" key
///     firebase = "$firescrypt$ln=" log ",r=" size ",p=" lanes "$" salt "$" value "$" separator "$" signer
///     pbkdf2   = "$pbkdf2" [ "-sha1" / "-sha256" / "-sha512" ] "$" ( rounds / "i=" rounds [ ",l=" length ] ) "$" salt "$" key
///     crypt    = bcrypt, SHA-2, yescrypt and, where it is allowed, MD5: see `CryptHash`
///     django   = ( "argon2" argon2 ) / ( "bcrypt$" crypt ) / ( "bcrypt_sha256$" crypt ) / "pbkdf2_sha256$" rounds "$" text "$" key
///              / "pbkdf2_sha1$" rounds "$" text "$" key / "scrypt$" N "$" text "$" size "$" lanes "$" key
///
/// Salts, tags and keys are in base64, but for Django's salts, which are the text itself.
struct StoredHash: Sendable, Equatable {
  enum Method: Sendable, Equatable {
    case argon2(Argon2)
    case scrypt(Scrypt, key: [UInt8])
    case pbkdf2(PBKDF2, key: [UInt8])
    case firebase(FirebaseScrypt, value: [UInt8])
    case crypt(CryptHash.Kind, String)
    /// Django: bcrypt of the password's SHA-256 in hexadecimal digits, so that nothing of a long one is lost.
    case bcryptOfSHA256(String)
  }

  let method: Method

  /// Why a hash is not taken: its kind, as an operator knows it, and what is wrong with it.
  struct Refusal: Error, Equatable {
    var reason: String
  }

  /// - Parameter allowsMD5: whether md5-crypt is taken.
  init(_ text: String, allowsMD5: Bool) throws(Refusal) {
    guard text.utf8.count <= HashLimits.text, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Refusal(reason: "not the text of a hash")
    }
    let fields = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    method = try Self.method(text, fields, allowsMD5)
  }

  private static func method(_ text: String, _ fields: [String], _ allowsMD5: Bool) throws(Refusal) -> Method {
    // Django puts its name for the method before what others begin with.
    switch fields[0] {
    case "": break
    case "argon2" where fields.count > 1 && fields[1].hasPrefix("argon2"):
      return try method(String(text.dropFirst(6)), [""] + fields.dropFirst(), allowsMD5)
    case "bcrypt": return try crypt(String(text.dropFirst(7)), allowsMD5: false)
    case "bcrypt_sha256":
      let inner = String(text.dropFirst(14))
      guard case .crypt(.bcrypt, _) = try crypt(inner, allowsMD5: false) else { throw Refusal(reason: "bcrypt_sha256") }
      return .bcryptOfSHA256(inner)
    case "pbkdf2_sha256": return try django(.sha256, fields)
    case "pbkdf2_sha1": return try django(.sha1, fields)
    case "scrypt": return try djangoScrypt(fields)
    default: throw Refusal(reason: name(of: text))
    }
    switch fields.count > 1 ? fields[1] : "" {
    case "argon2id": return try argon2(.id, fields)
    case "argon2i": return try argon2(.i, fields)
    case "argon2d": return try argon2(.d, fields)
    case "scrypt":
      guard fields.count == 5, let scrypt = scrypt(fields[2], salt: fields[3]), let key = key(fields[4]) else {
        throw Refusal(reason: "scrypt of another form")
      }
      guard scrypt.isBearable else { throw Refusal(reason: "scrypt at this cost") }
      return .scrypt(scrypt, key: key)
    case "firescrypt": return try firebase(fields)
    case "pbkdf2", "pbkdf2-sha1": return try pbkdf2(.sha1, fields)
    case "pbkdf2-sha256": return try pbkdf2(.sha256, fields)
    case "pbkdf2-sha512": return try pbkdf2(.sha512, fields)
    default: return try crypt(text, allowsMD5: allowsMD5)
    }
  }

  private static func crypt(_ text: String, allowsMD5: Bool) throws(Refusal) -> Method {
    guard let kind = CryptHash.kind(of: text) else { throw Refusal(reason: name(of: text)) }
    guard kind != .md5 || allowsMD5 else { throw Refusal(reason: "md5-crypt ($1$)") }
    return .crypt(kind, text)
  }

  private static func argon2(_ kind: Argon2.Kind, _ fields: [String]) throws(Refusal) -> Method {
    var fields = fields[2...]
    // Without it, it is the first version.
    var version = 0x10
    if let field = fields.first, field.hasPrefix("v=") {
      version = HashFields.number(field.dropFirst(2)) ?? 0
      fields.removeFirst()
    }
    let form = Array(fields)
    guard form.count == 3, [0x10, 0x13].contains(version), let cost = Argon2Cost(parameters: form[0]),
      let salt = HashFields.decoded(form[1]), salt.count >= 8, let tag = key(form[2])
    else { throw Refusal(reason: "\(kind.rawValue) of another form") }
    guard cost.isBearable else { throw Refusal(reason: "\(kind.rawValue) at this cost") }
    return .argon2(Argon2(kind: kind, version: version, cost: cost, salt: salt, tag: tag))
  }

  private static func scrypt(_ parameters: String, salt: String) -> Scrypt? {
    guard let values = HashFields.parameters(parameters, ["ln", "r", "p"]), let salt = HashFields.decoded(salt) else {
      return nil
    }
    return Scrypt(logN: values[0], blockSize: values[1], lanes: values[2], salt: salt)
  }

  private static func firebase(_ fields: [String]) throws(Refusal) -> Method {
    guard fields.count == 7, var scrypt = scrypt(fields[2], salt: fields[3]), let value = key(fields[4]),
      let separator = HashFields.decoded(fields[5]), let signer = HashFields.decoded(fields[6]),
      signer.count == value.count
    else { throw Refusal(reason: "firescrypt of another form") }
    scrypt.salt += separator
    guard scrypt.isBearable else { throw Refusal(reason: "firescrypt at this cost") }
    return .firebase(FirebaseScrypt(scrypt: scrypt, signerKey: signer), value: value)
  }

  private static func pbkdf2(_ function: PBKDF2.Function, _ fields: [String]) throws(Refusal) -> Method {
    guard fields.count == 5, let salt = HashFields.decoded(fields[3]), let key = key(fields[4]),
      let rounds = rounds(fields[2], length: key.count)
    else { throw Refusal(reason: "\(fields[1]) of another form") }
    return try pbkdf2(PBKDF2(function: function, rounds: rounds, salt: salt), key)
  }

  private static func pbkdf2(_ pbkdf2: PBKDF2, _ key: [UInt8]) throws(Refusal) -> Method {
    guard pbkdf2.isBearable(length: key.count) else { throw Refusal(reason: "pbkdf2 at this cost") }
    return .pbkdf2(pbkdf2, key: key)
  }

  private static func rounds(_ field: String, length: Int) -> Int? {
    if let rounds = HashFields.number(field) { return rounds }
    if let values = HashFields.parameters(field, ["i"]) { return values[0] }
    guard let values = HashFields.parameters(field, ["i", "l"]), values[1] == length else { return nil }
    return values[0]
  }

  private static func django(_ function: PBKDF2.Function, _ fields: [String]) throws(Refusal) -> Method {
    guard fields.count == 4, let rounds = HashFields.number(fields[1]), let key = key(fields[3]) else {
      throw Refusal(reason: "\(fields[0]) of another form")
    }
    return try pbkdf2(PBKDF2(function: function, rounds: rounds, salt: Array(fields[2].utf8)), key)
  }

  private static func djangoScrypt(_ fields: [String]) throws(Refusal) -> Method {
    guard fields.count == 6, let n = HashFields.number(fields[1]), n > 1, n & (n - 1) == 0,
      let size = HashFields.number(fields[3]), let lanes = HashFields.number(fields[4]), let key = key(fields[5])
    else { throw Refusal(reason: "scrypt of another form") }
    let scrypt = Scrypt(
      logN: n.trailingZeroBitCount, blockSize: size, lanes: lanes, salt: Array(fields[2].utf8))
    guard scrypt.isBearable else { throw Refusal(reason: "scrypt at this cost") }
    return .scrypt(scrypt, key: key)
  }

  /// What is compared: as long as it takes for one password in 2¹²⁸ to have it, and no longer than hashes are.
  private static func key(_ text: String) -> [UInt8]? {
    guard let key = HashFields.decoded(text), (16...128).contains(key.count) else { return nil }
    return key
  }

  /// What a hash calls itself, for whoever has to find out what was not taken.
  private static func name(of text: String) -> String {
    let first = text.utf8.first
    if first == UInt8(ascii: "{"), let end = text.firstIndex(of: "}"), text.prefix(upTo: end).utf8.count <= 20 {
      return String(text[...end])
    }
    let fields = text.split(separator: "$", omittingEmptySubsequences: false)
    let name = fields.count > 1 && fields[0].isEmpty ? fields[1] : fields.count > 1 ? fields[0] : ""
    guard (1...20).contains(name.utf8.count), name.utf8.allSatisfy({ $0.isWordByte }) else { return "of unknown kind" }
    return fields[0].isEmpty ? "$\(name)$" : String(name)
  }
}

extension UInt8 {
  /// A letter, a digit, `-` or `_`.
  fileprivate var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

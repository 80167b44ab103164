/// How names of the schema become names of Swift; README.md beside this file states the rules for readers.
enum Names {
  /// Names that a generated type cannot give to a member: the language's words and the members of every message.
  static let reserved: Set<String> = [
    "Any", "Protocol", "Self", "Type", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "private",
    "precedencegroup", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript",
    "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    "decode", "decodeJSON", "encode", "encodeJSON", "fullName", "hasSpecialJSON", "jsonUTF8", "merge", "rawValue",
    "serialized", "unknownFields", "validate",
    "String", "Bool", "Double", "Float", "Int32", "Int64", "UInt8", "UInt32", "UInt64", "Optional", "Sendable",
  ]

  /// Types that the code of a message uses, which one nested in it would hide.
  private static let usedByMessages: Set<String> = [
    "Boxed", "Equatable", "JSONError", "JSONFields", "JSONReader", "JSONWriter", "Message", "ProtobufEnum",
    "StaticString", "UnknownFields", "ValidationError", "ValidationRules", "WireError", "WireReader", "WireWriter",
    "ProtoBool", "ProtoBytes", "ProtoDouble", "ProtoEnum", "ProtoFixed32", "ProtoFixed64", "ProtoFloat", "ProtoInt32",
    "ProtoInt64", "ProtoMessage", "ProtoSFixed32", "ProtoSFixed64", "ProtoSInt32", "ProtoSInt64", "ProtoString",
    "ProtoUInt32", "ProtoUInt64",
  ]

  /// Types that the code of a service uses, which one of a file without a package would hide.
  private static let usedByServices: Set<String> = [
    "CallContext", "EmbeddedFile", "EmbeddedFiles", "HTTPRule", "MethodDescriptor", "MethodHandlers",
    "MethodRegistry", "RequestStream", "ResponseWriter", "ServiceDescriptor", "ServiceHandler", "ServiceMethods",
    "Status",
  ]

  /// Words that Swift writes in capitals, except where a name begins with them.
  private static let initialisms: [String: String] = [
    "id": "ID", "ids": "IDs", "url": "URL", "urls": "URLs", "http": "HTTP", "https": "HTTPS",
  ]

  /// A trailing `_` keeps `name` apart from a reserved one; a lone `_` names nothing in Swift.
  static func member(_ name: String) -> String {
    reserved.contains(name) || name == "_" ? name + "_" : name
  }

  /// `user_id` → `userID`, `UserID` → `userID`, `USER_ID` → `userID`.
  static func lowerCamel(_ name: String) -> String {
    let words = words(of: name)
    var result = ""
    for (index, word) in words.enumerated() {
      if index == 0 {
        result += word
      } else {
        result += initialisms[word] ?? capitalized(word)
      }
    }
    if result.first?.isNumber ?? true { result = "_" + result }
    return member(result)
  }

  /// The name of a nested type, or of one in a file without a package.
  /// `creation_date_range` → `CreationDateRange`; a name that begins with a capital stays.
  static func typeName(_ name: String, isNested: Bool = true) -> String {
    let isCapital = name.first?.isUppercase == true
    var result = isCapital ? name : words(of: name).map { initialisms[$0] ?? capitalized($0) }.joined()
    // As protoc-gen-go does: properties may be named so.
    if result.first?.isNumber ?? true { result = "X" + result }
    let isUsed = usedByMessages.contains(result) || !isNested && usedByServices.contains(result)
    return isUsed ? result + "_" : member(result)
  }

  /// The payload enum of a oneof: `query` → `OneofQuery`. The prefix keeps it apart from nested types.
  static func oneofEnum(_ name: String) -> String {
    "Oneof" + words(of: name).map { initialisms[$0] ?? capitalized($0) }.joined()
  }

  /// `GetUserByID` → `getUserByID`, `SMTPTest` → `smtpTest`: capitals at the start are lowered up to the next word.
  static func method(_ name: String) -> String {
    let characters = Array(name)
    var end = characters.prefix { $0.isUppercase }.count
    if end > 1 && end < characters.count { end -= 1 }
    return member(String(characters[..<end]).lowercased() + String(characters[end...]))
  }

  /// The types that a service of this name becomes.
  static func serviceTypes(_ swiftName: String) -> [String] {
    ["Handler", "Methods", "Descriptor"].map { swiftName + $0 }
  }

  /// Whether generated code uses a type of this name.
  static func isUsed(_ name: String) -> Bool {
    usedByMessages.contains(name) || usedByServices.contains(name)
  }

  /// `google/api/http.proto` → `google_api_http`
  static func file(_ name: String) -> String {
    let stem = name.hasSuffix(".proto") ? String(name.dropLast(6)) : name
    let identifier = String(stem.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    return member(identifier.first?.isNumber ?? true ? "_" + identifier : identifier)
  }

  /// `zitadel.user.v2` → `Zitadel_User_V2_`; no package, no prefix.
  static func prefix(ofPackage package: String) -> String {
    package.split(separator: ".").map { part in
      part.split(separator: "_").map { capitalized(String($0)) }.joined() + "_"
    }.joined()
  }

  /// The value's name without the enum's: `USER_STATE_ACTIVE` of `UserState` → `active`.
  static func enumValue(_ name: String, of enumName: String) -> String {
    let prefix = words(of: enumName).joined(separator: "_") + "_"
    let lowered = name.lowercased()
    guard lowered.hasPrefix(prefix), lowered.count > prefix.count else { return constant(lowerCamel(name)) }
    let rest = String(name.dropFirst(prefix.count))
    return constant(rest.first!.isNumber ? lowerCamel(name) : lowerCamel(rest))
  }

  /// Apart from the static members of every enum.
  private static func constant(_ name: String) -> String {
    ["isNullValue", "names"].contains(name) ? name + "_" : name
  }

  /// Whether `name` can name a type as it is.
  static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.first, first.isLetter || first == "_" else { return false }
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && typeName(name, isNested: false) == name
  }

  /// protoc-gen-go's name of a message or field (`protogen.GoIdent`): `AddOrgRequest.Admin` → `AddOrgRequest_Admin`,
  /// `user_id` → `UserId`. The texts of validation carry these names, because the reference implementation's do.
  static func goCamelCase(_ name: String) -> String {
    let source = Array(name.utf8)
    func isLower(_ index: Int) -> Bool { index < source.count && (97...122).contains(source[index]) }
    var result: [UInt8] = []
    var index = 0
    while index < source.count {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: ".") where isLower(index + 1): break
      case UInt8(ascii: "."): result.append(UInt8(ascii: "_"))
      case UInt8(ascii: "_") where index == 0 || source[index - 1] == UInt8(ascii: "."):
        result.append(UInt8(ascii: "X"))
      case UInt8(ascii: "_") where isLower(index + 1): break
      case 48...57: result.append(byte)
      default:
        result.append(isLower(index) ? byte - 32 : byte)
        while isLower(index + 1) {
          index += 1
          result.append(source[index])
        }
      }
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Lower-case words, split at `_` and where a capital begins a word: `SMTPConfigState` → smtp, config, state.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    for part in name.split(separator: "_") {
      let characters = Array(part)
      var word = ""
      for (index, character) in characters.enumerated() {
        let beginsWord =
          character.isUppercase && index > 0
          && (!characters[index - 1].isUppercase
            || (index + 1 < characters.count && characters[index + 1].isLowercase))
        if beginsWord {
          words.append(word)
          word = ""
        }
        word += character.lowercased()
      }
      words.append(word)
    }
    return words
  }

  private static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }
}

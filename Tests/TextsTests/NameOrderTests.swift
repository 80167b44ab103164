import Testing

@testable import Texts

@Suite("Names in the order of the language")
struct NameOrderTests {
  @Test(
    "A derived name puts the family first where the language does",
    arguments: [
      ("ja", "太郎", "山田", nil, "山田 太郎"), ("ja", "たろう", "ヤマダ", nil, "ヤマダ たろう"), ("ja", "John", "山田", nil, "John 山田"),
      ("ja", "John", "Smith", nil, "John Smith"), ("zh", "小明", "王", nil, "王小明"), ("zh-TW", "小明", "王", nil, "王小明"),
      ("ko", "길동", "홍", nil, "홍길동"), ("ko", "길동", "Hong", nil, "길동 Hong"), ("hu", "Béla", "Kovács", nil, "Kovács Béla"),
      ("en", "太郎", "山田", nil, "太郎 山田"), ("de", "Max", "Müller", nil, "Max Müller"), ("ja", "佐々木", "𠮷田", nil, "𠮷田 佐々木"),
      // What was given stays as it is.
      ("ja", "太郎", "山田", "山田太郎さん", "山田太郎さん"), ("hu", "Béla", "Kovács", "Béla K.", "Béla K."), ("zh", "", "王", "王", "王"),
    ] as [(String, String, String, String?, String)])
  func order(tag: String, given: String, family: String, display: String?, expected: String) throws {
    let reader = MailVariables(
      code: "", userName: "", firstName: given, lastName: family, displayName: display ?? "\(given) \(family)",
      lastEmail: "", preferredLoginName: "", serviceName: "")
    #expect(reader.value("DisplayName", in: try #require(Language(lookingUp: tag))) == expected)
  }
}

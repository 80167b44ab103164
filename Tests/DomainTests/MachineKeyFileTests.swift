import Foundation
import Testing

@testable import Domain

struct MachineKeyFileTests {
  @Test(arguments: ["42", "with \"quotes\" and \\", "line\nbreak\u{1}", "ünïcode 🦊"])
  func isJSON(userID: String) throws {
    let key = "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n"
    let file = MachineKeyFile(keyID: "7", privateKey: Array(key.utf8), userID: userID)
    let read = try JSONSerialization.jsonObject(with: Data(file.json)) as? [String: String]
    #expect(read == ["type": "serviceaccount", "keyId": "7", "key": key, "userId": userID])
  }
}

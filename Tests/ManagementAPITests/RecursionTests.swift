import ManagementAPI
import ProtobufCodec
import Testing

/// Conditions that nest are bounded by the codec, in both forms: hostile input cannot exhaust the stack.
@Suite struct RecursionTests {
  private func nested(_ depth: Int) -> Zitadel_User_V2_SearchQuery {
    var query = Zitadel_User_V2_SearchQuery()
    for _ in 0..<depth {
      var not = Zitadel_User_V2_NotQuery()
      not.query = query
      query = .init()
      query.query = .notQuery(not)
    }
    return query
  }

  @Test func deepConditionsKeepTheirShape() throws {
    let query = self.nested(49)
    let bytes = query.serialized()
    #expect(try Zitadel_User_V2_SearchQuery(serialized: bytes).serialized() == bytes)
    let json = try query.jsonUTF8()
    #expect(try Zitadel_User_V2_SearchQuery(jsonUTF8: json).serialized() == bytes)
  }

  @Test func tooDeepIsRefused() throws {
    let query = self.nested(51)
    let bytes = query.serialized()
    let json = try query.jsonUTF8()
    #expect(throws: WireError.nestedTooDeep) { try Zitadel_User_V2_SearchQuery(serialized: bytes) }
    #expect(throws: JSONError.self) { try Zitadel_User_V2_SearchQuery(jsonUTF8: json) }
  }
}

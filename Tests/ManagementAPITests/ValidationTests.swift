import ManagementAPI
import ProtobufCodec
import Testing

/// The rules of the schema, as `validate()` of the generated messages states them.
@Suite struct ValidationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let type: any Message.Type
    let json: String
    /// Nil: valid.
    let error: String?

    var testDescription: String { "\(type.fullName) \(json)" }
  }

  private static let human = #"{"userName":"u","profile":{"firstName":"A","lastName":"B"},"email":{"email":"a@b.c"}"#
  private static let added = Zitadel_Management_V1_AddHumanUserRequest.self

  @Test(arguments: [
    Row(type: Self.added, json: human + "}", error: nil),
    Row(
      type: Self.added, json: "{}",
      error: "invalid AddHumanUserRequest.UserName: value length must be between 1 and 200 runes, inclusive"),
    Row(
      type: Self.added, json: #"{"userName":"u"}"#, error: "invalid AddHumanUserRequest.Profile: value is required"),
    Row(
      type: Self.added, json: #"{"userName":"u","profile":{"firstName":"A"}}"#,
      error: "invalid AddHumanUserRequest.Profile: embedded message failed validation | caused by: "
        + "invalid AddHumanUserRequest_Profile.LastName: value length must be between 1 and 200 runes, inclusive"),
    Row(
      type: Self.added, json: human + #","phone":{"phone":"079"}}"#,
      error: "invalid AddHumanUserRequest.Phone: embedded message failed validation | caused by: "
        + #"invalid AddHumanUserRequest_Phone.Phone: value does not have prefix "+""#),
    // 200 scalars of four bytes each are not too long.
    Row(
      type: Zitadel_User_V2_GetUserByIDRequest.self, json: #"{"userId":"\#(String(repeating: "😀", count: 200))"}"#,
      error: nil),
    Row(
      type: Zitadel_User_V2_GetUserByIDRequest.self, json: #"{"userId":"\#(String(repeating: "a", count: 201))"}"#,
      error: "invalid GetUserByIDRequest.UserId: value length must be between 1 and 200 runes, inclusive"),
    Row(
      type: Zitadel_User_V2_SetEmailRequest.self, json: #"{"userId":"1","email":"a@b.c","isVerified":false}"#,
      error: "invalid SetEmailRequest.IsVerified: value must equal true"),
    Row(
      type: Zitadel_User_V2_SetEmailRequest.self,
      json: #"{"userId":"1","email":"a@b.c","sendCode":{"urlTemplate":""}}"#,
      error: "invalid SetEmailRequest.SendCode: embedded message failed validation | caused by: "
        + "invalid SendEmailVerificationCode.UrlTemplate: value length must be between 1 and 200 runes, inclusive"),
    Row(
      type: Zitadel_User_V2_ListUsersRequest.self, json: #"{"queries":[{"typeQuery":{}},{}]}"#,
      error: "invalid ListUsersRequest.Queries[1]: embedded message failed validation | caused by: "
        + "invalid SearchQuery.Query: value is required"),
    Row(
      type: Zitadel_User_V2_ListUsersRequest.self,
      json: #"{"queries":[{"notQuery":{"query":{"typeQuery":{"type":9}}}}]}"#,
      error: "invalid ListUsersRequest.Queries[0]: embedded message failed validation | caused by: "
        + "invalid SearchQuery.NotQuery: embedded message failed validation | caused by: "
        + "invalid NotQuery.Query: embedded message failed validation | caused by: "
        + "invalid SearchQuery.TypeQuery: embedded message failed validation | caused by: "
        + "invalid TypeQuery.Type: value must be one of the defined enum values"),
    Row(
      type: Zitadel_Admin_V1_UpdateSMSProviderHTTPRequest.self,
      json: #"{"id":"1","endpoint":"e","expirationSigningKey":"1s"}"#,
      error: "invalid UpdateSMSProviderHTTPRequest.ExpirationSigningKey: value must equal 0s"),
    Row(
      type: Zitadel_Admin_V1_UpdateSMSProviderHTTPRequest.self,
      json: #"{"id":"1","endpoint":"e","expirationSigningKey":"0s"}"#, error: nil),
  ])
  func states(_ row: Row) throws {
    let message = try row.type.init(jsonUTF8: Array(row.json.utf8))
    var found: String?
    do { try message.validate() } catch { found = error.message }
    #expect(found == row.error)
  }
}

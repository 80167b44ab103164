import ManagementAPI
import ProtobufCodec
import ProtocSupport
import Testing

/// One message in protobuf's text format, and the JSON that Google's `json_format` makes of it; its members are here
/// in the order of declaration.
struct Sample: Sendable, CustomTestStringConvertible {
  let type: any Message.Type
  let file: String
  let text: String
  let json: String

  init(_ type: any Message.Type, _ file: String, _ text: String, _ json: String) {
    self.type = type
    self.file = file
    self.text = text
    self.json = json
  }

  var testDescription: String { "\(type.fullName) { \(text) }" }
}

private let management = "zitadel/management.proto"
private let users = "zitadel/user/v2/user_service.proto"

private let samples = [
  Sample(
    Zitadel_Management_V1_AddHumanUserRequest.self, management,
    #"""
    user_name: "ada@example.org"
    profile { first_name: "Ada" last_name: "Løvelace" preferred_language: "en" gender: GENDER_FEMALE }
    email { email: "ada@example.org" is_email_verified: true }
    phone { phone: "+41791234567" } initial_password: "a\"b\\c"
    """#,
    #"{"userName":"ada@example.org","profile":{"firstName":"Ada","lastName":"Løvelace","preferredLanguage":"en","#
      + #""gender":"GENDER_FEMALE"},"email":{"email":"ada@example.org","isEmailVerified":true},"#
      + #""phone":{"phone":"+41791234567"},"initialPassword":"a\"b\\c"}"#),
  // Timestamps at both ends of their range; presence of defaults; a sub-message without fields.
  Sample(
    Zitadel_User_V2_GetUserByIDResponse.self, users,
    #"""
    details {
      sequence: 18446744073709551615 change_date { seconds: 1700000000 nanos: 120000000 }
      resource_owner: "1" creation_date { }
    }
    user {
      user_id: "42" state: USER_STATE_ACTIVE username: "ada" login_names: ["ada", ""] preferred_login_name: "ada"
      details { }
      human {
        profile { given_name: "Ada" nick_name: "" gender: GENDER_UNSPECIFIED }
        email { email: "a@b.c" is_verified: true }
        password_changed { seconds: -62135596800 } mfa_init_skipped { seconds: 253402300799 nanos: 999999999 }
      }
    }
    """#,
    #"{"details":{"sequence":"18446744073709551615","changeDate":"2023-11-14T22:13:20.120Z","resourceOwner":"1","#
      + #""creationDate":"1970-01-01T00:00:00Z"},"user":{"userId":"42","details":{},"state":"USER_STATE_ACTIVE","#
      + #""username":"ada","loginNames":["ada",""],"preferredLoginName":"ada","human":{"profile":{"givenName":"Ada","#
      + #""nickName":"","gender":"GENDER_UNSPECIFIED"},"email":{"email":"a@b.c","isVerified":true},"#
      + #""passwordChanged":"0001-01-01T00:00:00Z","mfaInitSkipped":"9999-12-31T23:59:59.999999999Z"}}}"#),
  // A number that the enum does not name stays.
  Sample(
    Zitadel_User_V2_GetUserByIDResponse.self, users,
    "user { state: 99 machine { access_token_type: ACCESS_TOKEN_TYPE_JWT } }",
    #"{"user":{"state":99,"machine":{"accessTokenType":"ACCESS_TOKEN_TYPE_JWT"}}}"#),
  // Conditions within conditions, by every way to recur.
  Sample(
    Zitadel_User_V2_ListUsersRequest.self, users,
    #"""
    query { offset: 5 limit: 10 asc: true } sorting_column: USER_FIELD_NAME_EMAIL
    queries {
      and_query {
        queries { not_query { query { state_query { state: USER_STATE_LOCKED } } } }
        queries {
          or_query {
            queries { in_user_ids_query { user_ids: ["1", "2"] } }
            queries { email_query { email_address: "@b" method: TEXT_QUERY_METHOD_ENDS_WITH } }
            queries { }
          }
        }
      }
    }
    queries { not_query { } }
    """#,
    #"{"query":{"offset":"5","limit":10,"asc":true},"sortingColumn":"USER_FIELD_NAME_EMAIL","queries":[{"andQuery":"#
      + #"{"queries":[{"notQuery":{"query":{"stateQuery":{"state":"USER_STATE_LOCKED"}}}},{"orQuery":{"queries":"#
      + #"[{"inUserIdsQuery":{"userIds":["1","2"]}},{"emailQuery":{"emailAddress":"@b","#
      + #""method":"TEXT_QUERY_METHOD_ENDS_WITH"}},{}]}}]}},{"notQuery":{}}]}"#),
  // Bytes, defaults that are present, a member of a oneof that is false; numbers and declarations in different orders.
  Sample(
    Zitadel_User_V2_AddHumanUserRequest.self, users,
    #"""
    user_id: "" profile { given_name: "A" family_name: "B" } email { email: "a@b.c" is_verified: false }
    metadata { key: "k" value: "\000\377\376" } metadata { key: "empty" }
    hashed_password { hash: "$2a$" } totp_secret: "s" organization { org_domain: "x" }
    """#,
    #"{"userId":"","organization":{"orgDomain":"x"},"profile":{"givenName":"A","familyName":"B"},"#
      + #""email":{"email":"a@b.c","isVerified":false},"metadata":[{"key":"k","value":"AP/+"},{"key":"empty"}],"#
      + #""hashedPassword":{"hash":"$2a$"},"totpSecret":"s"}"#),
  Sample(
    Zitadel_User_V2_AddHumanUserRequest.self, users,
    #"email { send_code { url_template: "https://x/?u={{.UserID}}" } }"#,
    #"{"email":{"sendCode":{"urlTemplate":"https://x/?u={{.UserID}}"}}}"#),
  Sample(
    Zitadel_Management_V1_ImportHumanUserResponse.self, management,
    #"""
    user_id: "1"
    passwordless_registration { link: "l" lifetime { seconds: 3600 } expiration { seconds: -1 nanos: -500000000 } }
    """#,
    #"{"userId":"1","passwordlessRegistration":{"link":"l","lifetime":"3600s","expiration":"-1.500s"}}"#),
  Sample(
    Zitadel_Change_V1_Change.self, management,
    #"change_date { seconds: 1 nanos: 1000 } event_type { key: "k" } sequence: 7"#,
    #"{"changeDate":"1970-01-01T00:00:01.000001Z","eventType":{"key":"k"},"sequence":"7"}"#),
  // A name whose spelling is not the convention's.
  Sample(
    Zitadel_User_V2_SendPasswordResetLink.self, users, "notification_type: NOTIFICATION_TYPE_Email",
    #"{"notificationType":"NOTIFICATION_TYPE_Email"}"#),
]

@Suite struct DifferentialTests {
  @Test(
    .enabled(if: Protoc.path != nil, "protoc is not installed; scripts/test installs protobuf-compiler"),
    arguments: samples)
  func readsAndWritesWhatProtocWrites(_ sample: Sample) throws {
    let bytes = try Protoc("Protos", file: sample.file).encode(sample.text, as: sample.type.fullName)
    let message = try sample.type.init(serialized: bytes)
    #expect(message.serialized() == bytes)
    #expect(message.unknownFields.isEmpty)
    #expect(String(decoding: try message.jsonUTF8(), as: UTF8.self) == sample.json)
  }

  @Test(arguments: samples)
  func readsBothSpellingsOfJSON(_ sample: Sample) throws {
    let message = try sample.type.init(jsonUTF8: Array(sample.json.utf8))
    #expect(String(decoding: try message.jsonUTF8(), as: UTF8.self) == sample.json)
    let names = try message.jsonUTF8(JSONEncodingOptions(useProtoNames: true))
    #expect(try sample.type.init(jsonUTF8: names).serialized() == message.serialized())
  }
}

import Testing

@testable import protoc_gen_signet

@Suite struct NamesTests {
  @Test(arguments: [
    ("user_id", "userID"), ("UserID", "userID"), ("id", "id"), ("ids", "ids"), ("user_ids", "userIDs"),
    ("http_url", "httpURL"), ("is_email_verified", "isEmailVerified"), ("SMTPConfig", "smtpConfig"),
    ("default", "default_"), ("unknown_fields", "unknownFields_"), ("_3d", "_3d"), ("__", "__"), ("_", "__"),
    ("await", "await_"), ("async", "async"),
  ])
  func members(_ name: String, _ expected: String) {
    #expect(Names.lowerCamel(name) == expected)
  }

  @Test(arguments: [
    ("creation_date_range", "CreationDateRange"), ("Type", "Type_"), ("_", "X"), ("_1", "X1"),
    ("OrganizationIdQuery", "OrganizationIdQuery"),
  ])
  func types(_ name: String, _ expected: String) {
    #expect(Names.typeName(name) == expected)
  }

  @Test(arguments: [
    ("GetUserByID", "getUserByID"), ("SMTPTest", "smtpTest"), ("Healthz", "healthz"), ("URL", "url"),
    ("Default", "default_"), ("Await", "await_"), ("Self", "self_"), ("_", "__"), ("get_user", "get_user"),
    ("_1", "_1"),
  ])
  func methods(_ name: String, _ expected: String) {
    #expect(Names.method(name) == expected)
  }

  @Test(arguments: [
    ("USER_STATE_ACTIVE", "UserState", "active"),
    ("USER_STATE_SELF", "UserState", "self_"),
    // Nothing, or a number, would be left.
    ("USER_STATE", "UserState", "userState"),
    ("KIND_3D", "Kind", "kind3D"),
    // The prefix is another enum's.
    ("IDP_STATE_ACTIVE", "UserState", "idpStateActive"),
    ("NOTIFICATION_TYPE_Email", "NotificationType", "email"),
  ])
  func enumValues(_ name: String, _ enumName: String, _ expected: String) {
    #expect(Names.enumValue(name, of: enumName) == expected)
  }

  /// What protoc-gen-go writes, which the texts of validation carry.
  @Test(arguments: [
    ("user_id", "UserId"), ("AddOrgRequest.Admin", "AddOrgRequest_Admin"), ("a.b", "AB"), ("_x", "XX"),
    ("u2f", "U2F"), ("field_1", "Field_1"), ("OTP", "OTP"),
  ])
  func goNames(_ name: String, _ expected: String) {
    #expect(Names.goCamelCase(name) == expected)
  }

  @Test(arguments: [
    ("google/api/http.proto", "google_api_http"), ("3d.proto", "_3d"), ("_.proto", "__"), ("a-b.c.proto", "a_b_c"),
    ("default.proto", "default_"), (".proto", "__"),
  ])
  func files(_ name: String, _ expected: String) {
    #expect(Names.file(name) == expected)
  }

  @Test func packages() {
    #expect(Names.prefix(ofPackage: "zitadel.user.v2") == "Zitadel_User_V2_")
    #expect(Names.prefix(ofPackage: "a.protoc_gen") == "A_ProtocGen_")
    #expect(Names.prefix(ofPackage: "") == "")
  }
}

import Contest
import ProtobufCodec

extension Sample {
  /// The message in wire format: what every library is given.
  public var bytes: [UInt8] {
    switch self {
    case .request:
      var request = Signet_Bench_GetUserRequest()
      request.id = Self.id(1)
      return request.serialized()
    case .user:
      var response = Signet_Bench_GetUserResponse()
      response.user = Self.user(1)
      return response.serialized()
    case .list:
      var response = Signet_Bench_ListUsersResponse()
      var details = Signet_Bench_ListDetails()
      details.totalResult = 4711
      details.processedSequence = 1_204_815
      details.viewTimestamp = Google_Protobuf_Timestamp(seconds: 1_714_979_289, nanos: 10_000_000)
      response.details = details
      response.result = (0..<100).map(Self.user)
      return response.serialized()
    }
  }

  /// Identifiers are 18 digits.
  private static func id(_ number: Int) -> String { String(267_213_415_187_251_201 + number) }

  private static func user(_ number: Int) -> Signet_Bench_User {
    let (first, last) = self.names[number % self.names.count]
    let login = "\(first).\(last)\(number)".lowercased()
    var user = Signet_Bench_User()
    user.id = self.id(number)
    var details = Signet_Bench_ObjectDetails()
    details.sequence = UInt64(1_204_000 + number)
    details.creationDate = Google_Protobuf_Timestamp(seconds: 1_709_294_400 + Int64(number), nanos: 123_456_000)
    details.changeDate = Google_Protobuf_Timestamp(seconds: 1_714_979_289 + Int64(number), nanos: 10_000_000)
    details.resourceOwner = self.id(0)
    user.details = details
    user.state = .active
    user.userName = login
    user.loginNames = ["\(login)@acme.example.com"]
    user.preferredLoginName = "\(login)@acme.example.com"
    var profile = Signet_Bench_Profile()
    profile.firstName = first
    profile.lastName = last
    profile.displayName = "\(first) \(last)"
    profile.preferredLanguage = "de"
    profile.gender = .female
    var email = Signet_Bench_Email()
    email.email = "\(login)@mail.example.com"
    email.isEmailVerified = true
    var phone = Signet_Bench_Phone()
    phone.phone = "+41791234\(100 + number % 900)"
    var human = Signet_Bench_Human()
    human.profile = profile
    human.email = email
    human.phone = phone
    human.passwordChanged = Google_Protobuf_Timestamp(seconds: 1_709_294_477)
    user.type = .human(human)
    return user
  }

  private static let names = [
    ("Gigi", "Giraffe"), ("Ada", "Lovelace"), ("Zoë", "Müller"), ("Grace", "Hopper"), ("Barbara", "Liskov"),
  ]
}

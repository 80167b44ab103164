import ProtobufCodec
import Domain

// What happens to the instance, as stores keep it: written, and read again.

extension EventRecord {
  init(_ event: InstanceEvent) {
    switch event {
    case .added(let language):
      var message = Signet_Store_V1_InstanceAdded()
      message.defaultLanguage = language
      self.init("instance.added", message)
    case .defaultOrganizationSet(let id):
      var message = Signet_Store_V1_DefaultOrganizationSet()
      message.organizationID = id
      self.init("instance.default.org.set", message)
    case .memberAdded(let userID, let roles):
      self.init("instance.member.added", Signet_Store_V1_MemberAdded(userID, roles))
    }
  }

  func instanceEvent() throws -> Event.Payload {
    let bytes = payload
    switch type {
    case "instance.added":
      return .instance(.added(defaultLanguage: try Signet_Store_V1_InstanceAdded(serialized: bytes).defaultLanguage))
    case "instance.default.org.set":
      return .instance(
        .defaultOrganizationSet(try Signet_Store_V1_DefaultOrganizationSet(serialized: bytes).organizationID))
    case "instance.member.added":
      let message = try Signet_Store_V1_MemberAdded(serialized: bytes)
      return .instance(.memberAdded(userID: message.userID, roles: message.roles))
    default: throw unknown
    }
  }
}

extension Signet_Store_V1_MemberAdded {
  init(_ userID: String, _ roles: [String]) {
    self.init()
    self.userID = userID
    self.roles = roles
  }
}

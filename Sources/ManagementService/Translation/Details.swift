import ManagementAPI
import ProtobufCodec
import Domain

extension Google_Protobuf_Timestamp {
  init(_ date: Timestamp) {
    let (seconds, microseconds) = date.microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    self.init(
      seconds: microseconds < 0 ? seconds - 1 : seconds,
      nanos: Int32(microseconds < 0 ? microseconds + 1_000_000 : microseconds) * 1000)
  }
}

extension Timestamp {
  /// Clamped to what a `Timestamp` of the protocol can say: the years 1 to 9999.
  init(_ date: Google_Protobuf_Timestamp) {
    let seconds = min(max(date.seconds, -62_135_596_800), 253_402_300_799)
    self.init(microseconds: seconds * 1_000_000 + Int64(date.nanos / 1000))
  }
}

extension ChangeOutcome {
  /// v1 says `creationDate` of what was created.
  var created: Zitadel_V1_ObjectDetails {
    var details = Zitadel_V1_ObjectDetails()
    details.sequence = self.sequence
    details.creationDate = Google_Protobuf_Timestamp(self.date)
    details.resourceOwner = self.resourceOwner
    return details
  }

  /// v1 says `changeDate` of what was changed.
  var changed: Zitadel_V1_ObjectDetails {
    var details = Zitadel_V1_ObjectDetails()
    details.sequence = self.sequence
    details.changeDate = Google_Protobuf_Timestamp(self.date)
    details.resourceOwner = self.resourceOwner
    return details
  }

  /// v2 says `changeDate` in either case.
  var v2: Zitadel_Object_V2_Details {
    var details = Zitadel_Object_V2_Details()
    details.sequence = self.sequence
    details.changeDate = Google_Protobuf_Timestamp(self.date)
    details.resourceOwner = self.resourceOwner
    return details
  }
}

extension User {
  /// A read gives both dates.
  var details: Zitadel_V1_ObjectDetails {
    var details = Zitadel_V1_ObjectDetails()
    details.sequence = self.sequence
    details.creationDate = Google_Protobuf_Timestamp(self.creationDate)
    details.changeDate = Google_Protobuf_Timestamp(self.changeDate)
    details.resourceOwner = self.organizationID
    return details
  }

  var detailsV2: Zitadel_Object_V2_Details {
    var details = Zitadel_Object_V2_Details()
    details.sequence = self.sequence
    details.creationDate = Google_Protobuf_Timestamp(self.creationDate)
    details.changeDate = Google_Protobuf_Timestamp(self.changeDate)
    details.resourceOwner = self.organizationID
    return details
  }
}

extension Organization {
  var details: Zitadel_V1_ObjectDetails {
    var details = Zitadel_V1_ObjectDetails()
    details.sequence = self.sequence
    details.creationDate = Google_Protobuf_Timestamp(self.creationDate)
    details.changeDate = Google_Protobuf_Timestamp(self.changeDate)
    details.resourceOwner = self.id
    return details
  }
}

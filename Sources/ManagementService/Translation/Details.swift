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

extension Google_Protobuf_Duration {
  init(microseconds: Int64) {
    self.init(seconds: microseconds / 1_000_000, nanos: Int32(microseconds % 1_000_000) * 1000)
  }

  /// However long it is: what is too long for us is refused as such.
  var clampedMicroseconds: Int64 {
    let seconds = min(max(seconds, -1_000_000_000_000), 1_000_000_000_000)
    return seconds * 1_000_000 + Int64(nanos / 1000)
  }
}

extension Zitadel_V1_ObjectDetails {
  /// - Parameters: a date that is not told is left out.
  init(_ sequence: UInt64, created: Timestamp? = nil, changed: Timestamp? = nil, owner: String) {
    self.init()
    self.sequence = sequence
    creationDate = created.map { Google_Protobuf_Timestamp($0) }
    changeDate = changed.map { Google_Protobuf_Timestamp($0) }
    resourceOwner = owner
  }
}

extension ChangeOutcome {
  /// What v2 says where it says a date alone.
  var timestamp: Google_Protobuf_Timestamp { Google_Protobuf_Timestamp(date) }

  /// v1 says `creationDate` of what was created.
  var created: Zitadel_V1_ObjectDetails { .init(sequence, created: date, owner: resourceOwner) }

  /// v1 says `changeDate` of what was changed.
  var changed: Zitadel_V1_ObjectDetails { .init(sequence, changed: date, owner: resourceOwner) }

  /// v2 says `changeDate` in either case.
  var v2: Zitadel_Object_V2_Details {
    .with {
      $0.sequence = sequence
      $0.changeDate = Google_Protobuf_Timestamp(date)
      $0.resourceOwner = resourceOwner
    }
  }
}

extension User {
  /// A read gives both dates.
  var details: Zitadel_V1_ObjectDetails {
    .init(sequence, created: creationDate, changed: changeDate, owner: organizationID)
  }

  var detailsV2: Zitadel_Object_V2_Details {
    var details = ChangeOutcome(self).v2
    details.creationDate = Google_Protobuf_Timestamp(creationDate)
    return details
  }
}

extension Organization {
  var details: Zitadel_V1_ObjectDetails { .init(sequence, created: creationDate, changed: changeDate, owner: id) }
}

import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension Zitadel_Session_V2_Session {
  /// - Parameter newPasswordEnds: whether a password counts only while it is the user's.
  init(_ entry: SessionEntry, newPasswordEnds: Bool) {
    self.init()
    let session = entry.session
    (id, sequence, metadata) = (session.id, session.sequence, session.metadata)
    (creationDate, changeDate) = (
      Google_Protobuf_Timestamp(session.creationDate), Google_Protobuf_Timestamp(session.changeDate)
    )
    expirationDate = session.expires.map { Google_Protobuf_Timestamp($0) }
    userAgent = session.userAgent.map { Zitadel_Session_V2_UserAgent($0) }
    if let user = entry.user, let checked = session.user {
      factors = .init(user, checked, session.checks(of: user, newPasswordEnds: newPasswordEnds))
    }
  }
}

extension Zitadel_Session_V2_Factors {
  fileprivate init(_ user: User, _ checked: Session.CheckedUser, _ checks: [SessionFactor: Timestamp]) {
    self.init()
    self.user = .with {
      $0.verifiedAt = Google_Protobuf_Timestamp(checked.date)
      $0.id = user.id
      $0.loginName = user.loginName
      $0.displayName = user.human?.profile.displayName ?? user.machine?.name ?? ""
      $0.organizationID = user.organizationID
    }
    for (factor, date) in checks {
      let date = Google_Protobuf_Timestamp(date)
      switch factor {
      case .password: password = .with(\.verifiedAt, date)
      case .totp: totp = .with(\.verifiedAt, date)
      case .otpSMS: otpSms = .with(\.verifiedAt, date)
      case .otpEmail: otpEmail = .with(\.verifiedAt, date)
      case .recoveryCode: recoveryCode = .with(\.verifiedAt, date)
      }
    }
  }
}

extension Zitadel_Session_V2_UserAgent {
  fileprivate init(_ agent: UserAgent) {
    self.init()
    (fingerprintID, ip, description) = (agent.fingerprintID, agent.ip, agent.description)
    header = agent.header.mapValues { values in .with { $0.values = values } }
  }
}

extension UserAgent {
  /// - Throws: what `init(checking:)` throws.
  init(_ agent: Zitadel_Session_V2_UserAgent) throws(DomainError) {
    try self.init(
      checking: agent.fingerprintID, ip: agent.ip, description: agent.description,
      header: agent.header.mapValues(\.values))
  }
}

extension SessionRequest {
  /// - Throws: `Status` `unimplemented` for passkeys and identity providers, which there are none of here.
  init(
    _ checks: Zitadel_Session_V2_Checks?, _ challenges: Zitadel_Session_V2_RequestChallenges?,
    metadata: [String: [UInt8]], lifetime: Google_Protobuf_Duration?
  ) throws {
    guard checks?.webAuthN == nil, challenges?.webAuthN == nil else {
      throw Status(.unimplemented, "passkeys are not implemented")
    }
    guard checks?.idpIntent == nil else { throw Status(.unimplemented, "identity providers are not implemented") }
    self.init(
      user: try checks?.user.map { try Name($0) }, password: checks?.password?.password, metadata: metadata,
      // What is more than nothing stays so.
      lifetime: lifetime.map { max(1, $0.clampedMicroseconds) })
    totp = checks?.totp?.code
    codes[.otpSMS] = checks?.otpSms?.code
    codes[.otpEmail] = checks?.otpEmail?.code
    codes[.recoveryCode] = checks?.recoveryCode?.code
    if let sms = challenges?.otpSms { self.challenges[.sms] = sms.returnCode ? .returned : .sms }
    self.challenges[.email] = try challenges?.otpEmail?.delivery
  }
}

extension Zitadel_Session_V2_RequestChallenges.OTPEmail {
  /// - Throws: what is wrong with the template.
  fileprivate var delivery: CodeDelivery {
    get throws(DomainError) {
      switch deliveryType {
      case .returnCode?: .returned
      case .sendCode(let options)?:
        .mail(urlTemplate: try URLTemplate.checked(options.urlTemplate, variables: URLTemplate.sessionVariables))
      case nil: .mail()
      }
    }
  }
}

extension Zitadel_Session_V2_Challenges {
  /// The codes that the caller brings; nil where there are none.
  init?(_ codes: [OTPChannel: String]) {
    if codes.isEmpty { return nil }
    self.init()
    (otpSms, otpEmail) = (codes[.sms], codes[.email])
  }
}

extension SessionRequest.Name {
  fileprivate init(_ check: Zitadel_Session_V2_CheckUser) throws {
    switch check.search {
    case .userID(let id)?: self = .id(id)
    case .loginName(let name)?: self = .loginName(name)
    case nil: throw Status(.unimplemented, "user search is not implemented (SESSION-d3b4g0)")
    }
  }
}

extension SessionQuery.Filter {
  /// - Throws: `GRPC-Sfefs` for a query that says nothing, `GRPC-x8n24uh` for a creator without an id, `GRPC-x8n23uh` for the
  ///   user agent of a caller whose token is no session's.
  init(_ query: Zitadel_Session_V2_SearchQuery.OneofQuery?, by caller: Caller) throws(DomainError) {
    switch query {
    case .idsQuery(let query)?: self = .ids(query.ids)
    case .userIDQuery(let query)?: self = .userID(query.id)
    case .creationDateQuery(let query)?:
      self = .creationDate(.init(query.method), Timestamp(query.creationDate ?? .init()))
    case .creatorQuery(let query)?:
      let id = query.id ?? caller.userID
      guard !id.isEmpty else { throw Self.invalid("GRPC-x8n24uh") }
      self = .creatorID(id)
    case .userAgentQuery(let query)?:
      guard let id = query.fingerprintID ?? caller.session?.fingerprintID, !id.isEmpty else {
        throw Self.invalid("GRPC-x8n23uh")
      }
      self = .fingerprintID(id)
    case .expirationDateQuery(let query)?:
      self = .expires(.init(query.method), Timestamp(query.expirationDate ?? .init()))
    case nil: throw Self.invalid("GRPC-Sfefs")
    }
  }

  private static func invalid(_ id: String) -> DomainError { DomainError(.invalidArgument, id, "List.Query.Invalid") }
}

extension CredentialQuery.DateMethod {
  /// Validation has let only known methods through.
  fileprivate init(_ method: Zitadel_V1_TimestampQueryMethod) {
    self =
      switch method {
      case .greater: .after
      case .greaterOrEquals: .afterOrEquals
      case .less: .before
      case .lessOrEquals: .beforeOrEquals
      default: .equals
      }
  }
}

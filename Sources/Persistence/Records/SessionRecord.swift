import ProtobufCodec
import Domain

extension Session {
  static let columns = """
    id, instance_id, creator_id, state, user_id, organization_id, password_date, token_digest, expires, creation_date, \
    change_date, sequence, payload
    """

  init(_ row: inout some RecordRow) throws {
    let (id, instanceID, creatorID) = (row.text(), row.text(), row.text())
    let state = try known(row.integer(), as: State.self)
    let (userID, organizationID, passwordDate) = (row.optionalText(), row.text(), row.optionalDate())
    let (tokenDigest, expires) = (row.blob(), row.optionalDate())
    let (creationDate, changeDate, sequence) = (row.date(), row.date(), row.sequence())
    let payload = try row.message(Signet_Store_V1_SessionState.self, of: "session \(id)")
    self.init(
      id: id, instanceID: instanceID, creatorID: creatorID, userAgent: payload.userAgent.map { UserAgent($0) },
      creationDate: creationDate, changeDate: changeDate, sequence: sequence)
    (self.state, self.passwordDate, self.tokenDigest, self.expires) = (state, passwordDate, tokenDigest, expires)
    user = userID.map {
      CheckedUser(id: $0, organizationID: organizationID, date: Timestamp(microseconds: payload.userDate))
    }
    for check in payload.checks { checks[try known(check.factor)] = Timestamp(microseconds: check.date) }
    for challenge in payload.challenges {
      challenges[try known(challenge.factor)] = PendingCode(challenge.code ?? .init())
    }
    metadata = payload.metadata.byKey
  }

  /// The part of the state that is no column.
  var payload: [UInt8] {
    var message = Signet_Store_V1_SessionState()
    message.userAgent = userAgent.map { Signet_Store_V1_SessionUserAgent($0) }
    message.userDate = user?.date.microseconds ?? 0
    message.checks = checks.sorted { $0.key < $1.key }.map { factor, date in
      var check = Signet_Store_V1_SessionCheck()
      (check.factor, check.date) = (Int32(factor.rawValue), date.microseconds)
      return check
    }
    message.challenges = challenges.sorted { $0.key < $1.key }.map { factor, code in
      var challenge = Signet_Store_V1_SessionChallenge()
      (challenge.factor, challenge.code) = (Int32(factor.rawValue), Signet_Store_V1_PendingCode(code))
      return challenge
    }
    message.metadata = .init(metadata)
    return message.serialized()
  }

  /// A bit for each factor that was proved.
  var storedFactors: Int { checks.keys.reduce(0) { $0 | 1 << $1.rawValue } }
}

extension Set<SessionFactor> {
  init(stored bits: Int64) { self = Set(SessionFactor.allCases.filter { bits & 1 << $0.rawValue != 0 }) }
}

extension BearerSession {
  static let columns = "s.id, s.fingerprint_id, s.factors, s.password_date, u.type, u.payload"

  /// - Parameter row: what `columns` names.
  init(_ row: inout some RecordRow) throws {
    let (id, fingerprintID) = (row.text(), row.optionalText())
    let (factors, entered) = (Set<SessionFactor>(stored: row.integer()), row.optionalDate())
    var current: Timestamp?
    if try known(row.integer(), as: UserType.self) == .human {
      let human = try row.message(Signet_Store_V1_HumanState.self, of: "the user of session \(id)")
      current = human.password.map { Timestamp(microseconds: $0.changeDate) }
    } else {
      row.skip()
    }
    self.init(id: id, fingerprintID: fingerprintID, factors: factors, passwordDates: (entered, current))
  }

  /// Passes over what `init` reads.
  static func skip(_ row: inout some RecordRow) { for _ in 0..<6 { row.skip() } }
}

extension BearerRows {
  /// Adds a row of a session's token: what `BearerSession.columns` names, then as for other tokens.
  mutating func addSession(_ row: inout some RecordRow) throws {
    guard isKnown else { return try add(&row, of: try BearerSession(&row)) }
    BearerSession.skip(&row)
    try add(&row)
  }
}

extension Signet_Store_V1_SessionUserAgent {
  init(_ agent: UserAgent) {
    self.init()
    (fingerprintID, ip, description) = (agent.fingerprintID, agent.ip, agent.description)
    header = agent.header.sorted { $0.key < $1.key }.map { name, values in
      var field = Signet_Store_V1_SessionHeaderField()
      (field.name, field.values) = (name, values)
      return field
    }
  }
}

extension UserAgent {
  init(_ message: Signet_Store_V1_SessionUserAgent) {
    self.init(
      fingerprintID: message.fingerprintID, ip: message.ip, description: message.description,
      header: Dictionary(message.header.map { ($0.name, $0.values) }, uniquingKeysWith: { $1 }))
  }
}

extension [Signet_Store_V1_SessionMetadata] {
  init(_ metadata: [String: [UInt8]]) {
    self = metadata.sorted { $0.key < $1.key }.map { key, value in
      var entry = Signet_Store_V1_SessionMetadata()
      (entry.key, entry.value) = (key, value)
      return entry
    }
  }

  var byKey: [String: [UInt8]] { Dictionary(map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }) }
}

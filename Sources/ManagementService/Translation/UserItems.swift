import ManagementAPI
import ProtobufCodec
import Domain

extension Dated<Credential> {
  /// As v2 tells them, of what never changes.
  fileprivate typealias Dates = (
    created: Google_Protobuf_Timestamp, changed: Google_Protobuf_Timestamp, expires: Google_Protobuf_Timestamp
  )

  fileprivate var dates: Dates {
    let created = Google_Protobuf_Timestamp(creationDate)
    return (created, created, Google_Protobuf_Timestamp(value.expires))
  }

  /// A token and a key never change.
  fileprivate var details: Zitadel_V1_ObjectDetails {
    .init(sequence, created: creationDate, changed: creationDate, owner: value.organizationID)
  }
}

extension Zitadel_User_V1_PersonalAccessToken {
  init(_ token: Dated<Credential>) {
    self.init()
    (id, details) = (token.value.id, token.details)
    expirationDate = Google_Protobuf_Timestamp(token.value.expires)
  }
}

extension Zitadel_Authn_V1_Key {
  init(_ key: Dated<Credential>) {
    self.init()
    (id, details) = (key.value.id, key.details)
    type = .json
    expirationDate = Google_Protobuf_Timestamp(key.value.expires)
  }
}

extension Zitadel_User_V2_PersonalAccessToken {
  init(_ token: Dated<Credential>) {
    self.init()
    (id, userID, organizationID) = (token.value.id, token.value.userID, token.value.organizationID)
    (creationDate, changeDate, expirationDate) = token.dates
  }
}

extension Zitadel_User_V2_Key {
  init(_ key: Dated<Credential>) {
    self.init()
    (id, userID, organizationID) = (key.value.id, key.value.userID, key.value.organizationID)
    (creationDate, changeDate, expirationDate) = key.dates
  }
}

extension MetadataEntry {
  init(_ fields: some MetadataFields) { self.init(key: fields.key, value: fields.value) }
}

extension Zitadel_Metadata_V1_Metadata {
  init(_ metadata: Dated<MetadataEntry>, organizationID: String) {
    self.init()
    details = .init(
      metadata.sequence, created: metadata.creationDate, changed: metadata.changeDate, owner: organizationID)
    (key, value) = (metadata.value.key, metadata.value.value)
  }
}

extension Zitadel_Metadata_V2_Metadata {
  init(_ metadata: Dated<MetadataEntry>) {
    self.init()
    creationDate = Google_Protobuf_Timestamp(metadata.creationDate)
    changeDate = Google_Protobuf_Timestamp(metadata.changeDate)
    (key, value) = (metadata.value.key, metadata.value.value)
  }
}

extension TextMatch {
  /// - Throws: `SIGNET-Qs4mC` where they are too many.
  static func all(_ queries: [Zitadel_Metadata_V1_MetadataQuery]) throws(DomainError) -> [TextMatch] {
    try QuerySize.check(queries.count)
    return try queries.compactMap { TextMatch($0) }.map { (match) throws(DomainError) in try match.checked() }
  }

  /// - Throws: `SIGNET-Qs4mC` where they are too many.
  static func all(_ filters: [Zitadel_Metadata_V2_MetadataSearchFilter]) throws(DomainError) -> [TextMatch] {
    try QuerySize.check(filters.count)
    return try filters.compactMap { TextMatch($0) }.map { (match) throws(DomainError) in try match.checked() }
  }

  /// Validation has let only known methods through.
  init?(_ query: Zitadel_Metadata_V1_MetadataQuery) {
    guard case .keyQuery(let key)? = query.query, let method = Method(rawValue: Int(key.method.rawValue)) else {
      return nil
    }
    self.init(method, key.key)
  }

  init?(_ filter: Zitadel_Metadata_V2_MetadataSearchFilter) {
    guard case .keyFilter(let key)? = filter.filter, let method = Method(rawValue: Int(key.method.rawValue)) else {
      return nil
    }
    self.init(method, key.key)
  }
}

extension [CredentialQuery.Filter] {
  /// - Throws: `SIGNET-Qs4mC` where they are too many, `GRPC-vR9nC` where one says nothing.
  static func all(_ filters: [Zitadel_User_V2_PersonalAccessTokensSearchFilter]) throws(DomainError) -> Self {
    try QuerySize.check(filters.count)
    return try filters.map { (filter) throws(DomainError) in try CredentialQuery.Filter(filter.filter).checked() }
  }

  /// - Throws: `SIGNET-Qs4mC` where they are too many, `GRPC-vR9nC` where one says nothing.
  static func all(_ filters: [Zitadel_User_V2_KeysSearchFilter]) throws(DomainError) -> Self {
    try QuerySize.check(filters.count)
    return try filters.map { (filter) throws(DomainError) in try CredentialQuery.Filter(filter.filter).checked() }
  }
}

extension CredentialQuery.Filter {
  /// - Throws: `GRPC-vR9nC` for a filter that says nothing.
  fileprivate init(_ filter: Zitadel_User_V2_PersonalAccessTokensSearchFilter.OneofFilter?) throws(DomainError) {
    switch filter {
    case .tokenIDFilter(let filter)?: self = .id(filter.id)
    case .userIDFilter(let filter)?: self = .userID(filter.id)
    case .organizationIDFilter(let filter)?: self = .organizationID(filter.id)
    case .createdDateFilter(let filter)?: self = .creationDate(.init(filter), Timestamp(filter.timestamp ?? .init()))
    case .expirationDateFilter(let filter)?: self = .expires(.init(filter), Timestamp(filter.timestamp ?? .init()))
    case nil: throw Self.invalid
    }
  }

  /// - Throws: `GRPC-vR9nC` for a filter that says nothing.
  fileprivate init(_ filter: Zitadel_User_V2_KeysSearchFilter.OneofFilter?) throws(DomainError) {
    switch filter {
    case .keyIDFilter(let filter)?: self = .id(filter.id)
    case .userIDFilter(let filter)?: self = .userID(filter.id)
    case .organizationIDFilter(let filter)?: self = .organizationID(filter.id)
    case .createdDateFilter(let filter)?: self = .creationDate(.init(filter), Timestamp(filter.timestamp ?? .init()))
    case .expirationDateFilter(let filter)?: self = .expires(.init(filter), Timestamp(filter.timestamp ?? .init()))
    case nil: throw Self.invalid
    }
  }

  private static let invalid = DomainError(.invalidArgument, "GRPC-vR9nC", "List.Query.Invalid")
}

extension CredentialQuery.DateMethod {
  fileprivate init(_ filter: Zitadel_Filter_V2_TimestampFilter) {
    self =
      switch filter.method {
      case .after: .after
      case .afterOrEquals: .afterOrEquals
      case .before: .before
      case .beforeOrEquals: .beforeOrEquals
      default: .equals
      }
  }
}

extension CredentialQuery.Order {
  /// Without a column, the newest id comes first.
  init(_ column: Zitadel_User_V2_PersonalAccessTokenFieldName?) {
    self.init(number: column?.rawValue)
  }

  /// Both lists number their columns alike.
  init(_ column: Zitadel_User_V2_KeyFieldName?) {
    self.init(number: column?.rawValue)
  }

  private init(number: Int32?) {
    self =
      switch number {
      case 1: .creationDate
      case 3: .userID
      case 4: .organizationID
      case 5: .expires
      default: .id
      }
  }
}

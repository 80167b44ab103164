import ManagementAPI
import Domain

extension OrganizationQuery {
  /// - Throws: `SIGNET-Qs4mC` where conditions are too many, `ORG-vR9nC` where one asks nothing.
  init(
    _ queries: [Zitadel_Org_V1_OrgQuery], _ column: Zitadel_Org_V1_OrgFieldName, _ page: PageRequest
  ) throws(DomainError) {
    try QuerySize.check(queries.count)
    self.init(order: column.rawValue == 1 ? .name : .creationDate, page: page)
    for query in queries { filters.append(try Filter(query).checked()) }
  }

  /// - Parameters:
  ///   - defaultID: the default organization.
  ///   - visible: what the caller may read; nil: every organization.
  /// - Throws: `SIGNET-Qs4mC` where conditions are too many, `ORG-vR9nC` where one asks nothing.
  init(
    _ queries: [Zitadel_Org_V2_SearchQuery], _ column: Zitadel_Org_V2_OrganizationFieldName, _ page: PageRequest,
    defaultID: String, visible: [String]?
  ) throws(DomainError) {
    try QuerySize.check(queries.count)
    self.init(order: column.rawValue == 1 ? .name : .creationDate, page: page)
    for query in queries { filters.append(try Filter(query, defaultID: defaultID).checked()) }
    if let visible { filters.append(.ids(visible)) }
  }
}

extension OrganizationQuery.Filter {
  private static let invalid = DomainError(.invalidArgument, "ORG-vR9nC", "List.Query.Invalid")

  fileprivate init(_ query: Zitadel_Org_V1_OrgQuery) throws(DomainError) {
    switch query.query {
    case .nameQuery(let query)?: self = .name(.init(query.method), query.name)
    case .domainQuery(let query)?: self = .domain(.init(query.method), query.domain)
    case .stateQuery(let query)?: self = .state(number: query.state.rawValue)
    case .idQuery(let query)?: self = .ids([query.id])
    case nil: throw Self.invalid
    }
  }

  fileprivate init(_ query: Zitadel_Org_V2_SearchQuery, defaultID: String) throws(DomainError) {
    switch query.query {
    case .nameQuery(let query)?: self = .name(.init(query.method), query.name)
    case .domainQuery(let query)?: self = .domain(.init(query.method), query.domain)
    case .stateQuery(let query)?: self = .state(number: query.state.rawValue)
    case .idQuery(let query)?: self = .ids([query.id])
    case .defaultQuery?: self = .ids([defaultID])
    case nil: throw Self.invalid
    }
  }

  /// The interfaces number the states alike.
  private static func state(number: Int32) -> Self {
    .state(Organization.State(rawValue: Int(number)) ?? .unspecified)
  }
}

extension Zitadel_Org_V2_Organization {
  init(_ organization: Organization) {
    self.init()
    id = organization.id
    details = .with {
      $0.sequence = organization.sequence
      $0.creationDate = .init(organization.creationDate)
      $0.changeDate = .init(organization.changeDate)
      $0.resourceOwner = organization.id
    }
    state = .init(rawValue: Int32(organization.state.rawValue))
    name = organization.name
    primaryDomain = organization.primaryDomain
  }
}

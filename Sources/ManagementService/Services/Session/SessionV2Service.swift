import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

/// `zitadel.session.v2.SessionService`: signing in, step by step, for login applications.
package struct SessionV2Service: Zitadel_Session_V2_SessionServiceHandler, UseCaseService {
  let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }

  package func createSession(
    _ request: Zitadel_Session_V2_CreateSessionRequest, _ call: CallContext
  ) async throws -> Zitadel_Session_V2_CreateSessionResponse {
    let userAgent = try request.userAgent.map { (agent) throws(DomainError) in try UserAgent(agent) }
    let answer = try await useCases.createSession(
      try SessionRequest(request.checks, request.challenges, metadata: request.metadata, lifetime: request.lifetime),
      userAgent, by: call.caller)
    return .with {
      $0.details = answer.outcome.v2
      $0.sessionID = answer.outcome.id
      $0.sessionToken = answer.token
      $0.challenges = .init(answer.codes)
    }
  }

  package func setSession(
    _ request: Zitadel_Session_V2_SetSessionRequest, _ call: CallContext
  ) async throws -> Zitadel_Session_V2_SetSessionResponse {
    let answer = try await useCases.setSession(
      request.sessionID, token: request.sessionToken,
      try SessionRequest(request.checks, request.challenges, metadata: request.metadata, lifetime: request.lifetime),
      by: call.caller)
    return .with {
      $0.details = answer.outcome.v2
      $0.sessionToken = answer.token
      $0.challenges = .init(answer.codes)
    }
  }

  package func deleteSession(
    _ request: Zitadel_Session_V2_DeleteSessionRequest, _ call: CallContext
  ) async throws -> Zitadel_Session_V2_DeleteSessionResponse {
    let outcome = try await useCases.terminateSession(request.sessionID, token: request.sessionToken, by: call.caller)
    return .with(\.details, outcome.v2)
  }

  package func getSession(
    _ request: Zitadel_Session_V2_GetSessionRequest, _ call: CallContext
  ) async throws -> Zitadel_Session_V2_GetSessionResponse {
    let entry = try await useCases.session(request.sessionID, token: request.sessionToken, for: call.caller)
    return .with { $0.session = Zitadel_Session_V2_Session(entry) }
  }

  package func listSessions(
    _ request: Zitadel_Session_V2_ListSessionsRequest, _ call: CallContext
  ) async throws -> Zitadel_Session_V2_ListSessionsResponse {
    let caller = try call.caller
    try QuerySize.check(request.queries.count)
    let filters = try request.queries.map { (query) throws(DomainError) in
      try SessionQuery.Filter(query.query, by: caller).checked()
    }
    let query = request.query ?? .init()
    let page = try await useCases.directory.sessions(
      SessionQuery(
        filters, visibility: caller.visibleSessions,
        page: PageRequest(offset: query.offset, limit: query.limit, isAscending: query.asc)))
    return .with {
      $0.details = .init(total: page.total, now: useCases.clock.now)
      $0.sessions = page.items.map { Zitadel_Session_V2_Session($0) }
    }
  }
}

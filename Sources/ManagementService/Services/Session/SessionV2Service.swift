import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

/// `zitadel.session.v2.SessionService`: signing in, step by step, for login applications.
struct SessionV2Service: UseCaseService {
  typealias Methods = Zitadel_Session_V2_SessionServiceMethods

  let useCases: UseCases

  var parts: [(Methods) -> Void] {
    [serveSessions]
  }

  private func serveSessions(_ rpc: Methods) {
    rpc.createSession { request, call in
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

    rpc.setSession { request, call in
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

    rpc.deleteSession { request, call in
      let outcome = try await useCases.terminateSession(request.sessionID, token: request.sessionToken, by: call.caller)
      return .with(\.details, outcome.v2)
    }

    rpc.getSession { request, call in
      let entry = try await useCases.session(request.sessionID, token: request.sessionToken, for: call.caller)
      return .with { $0.session = .init(entry, newPasswordEnds: useCases.newPasswordEndsSessions) }
    }

    rpc.listSessions { request, call in
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
      return list(
        page.items.map { Zitadel_Session_V2_Session($0, newPasswordEnds: useCases.newPasswordEndsSessions) },
        \.sessions,
        total: page.total)
    }
  }
}

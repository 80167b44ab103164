import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec

// What the interface asks of projections. There are none: state is written with its events. So each read model has come as
// far as the last event, and what can fail later than its event are messages.

/// What stands for the database, of which callers only hand the name back.
private let database = "signet"

extension AdminV1Service {
  func serveInside(_ rpc: Methods) {
    rpc.listViews { _, _ in
      let last = try await useCases.directory.lastEvent()
      let views = ReadModel.allCases.map { model in
        Zitadel_Admin_V1_View.with {
          ($0.database, $0.viewName) = (database, model.rawValue)
          $0.processedSequence = last?.position ?? 0
          $0.eventTimestamp = last.map { Google_Protobuf_Timestamp($0.date) }
          $0.lastSuccessfulSpoolerRun = $0.eventTimestamp
        }
      }
      return .with { $0.result = views }
    }

    rpc.listFailedEvents { _, _ in
      let failures = try await useCases.directory.deliveries([.givenUp, .expired], limit: PageRequest.maximum)
      return .with { $0.result = failures.map { Zitadel_Admin_V1_FailedEvent($0) } }
    }

    // What is no message that was given up is left alone, and nothing is said of it.
    rpc.removeFailedEvent { request, call in
      guard request.database == database, request.viewName == ReadModel.notifications.rawValue,
        let id = Int64(exactly: request.failedSequence)
      else { return .init() }
      try await useCases.store.execute(.forgetFailure(id, by: try call.caller.userID))
      return .init()
    }

    // Of milestones that are about projects nothing is known here.
    rpc.listMilestones { request, _ in
      var isWanted = true
      for query in request.queries {
        guard case .isReachedQuery(let wanted)? = query.query else {
          throw DomainError(.invalidArgument, "ADMIN-sE7pc", "List.Query.Invalid")
        }
        isWanted = isWanted && wanted.reached
      }
      let instance = isWanted ? try await useCases.store.instance() : nil
      let reached = [instance].compactMap { $0 }.map { instance in
        Zitadel_Milestone_V1_Milestone.with {
          ($0.type, $0.reachedDate) = (.instanceCreated, Google_Protobuf_Timestamp(instance.creationDate))
        }
      }
      return .with {
        $0.details = .init(total: reached.count, now: useCases.clock.now)
        $0.result = Array(reached.dropFirst(PageRequest(request.query).offset))
      }
    }
  }
}

extension Zitadel_Admin_V1_FailedEvent {
  fileprivate init(_ failure: Delivery) {
    self.init()
    (database, viewName) = (ManagementService.database, ReadModel.notifications.rawValue)
    (failedSequence, failureCount) = (UInt64(failure.id), UInt64(failure.attempts))
    errorMessage = failure.reason
    // When the last attempt was is not kept; until when there can have been one, is.
    if failure.state == .expired { lastFailed = Google_Protobuf_Timestamp(failure.expires) }
  }
}

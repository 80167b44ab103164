import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec

/// The services of all interfaces.
package enum Services {
  /// - Parameter trial: tries servers that mail is to be handed over to.
  package static func all(_ useCases: UseCases, trial: any MailTrial) -> [any ServiceHandler] {
    [
      ManagementV1Service(useCases: useCases), AdminV1Service(useCases: useCases, trial: trial),
      AuthV1Service(useCases: useCases), UserV2Service(useCases: useCases),
      OrganizationV2Service(useCases: useCases), SessionV2Service(useCases: useCases),
      SettingsV2Service(useCases: useCases), WebKeyV2Service(useCases: useCases),
    ]
  }
}

/// A service over the use cases: what the methods of all interfaces share.
protocol UseCaseService: ServiceHandler {
  associatedtype Methods: ServiceMethods

  var useCases: UseCases { get }
  /// Each gives the methods of one subject their handlers.
  var parts: [(Methods) -> Void] { get }
}

extension UseCaseService {
  func register(in registry: inout MethodRegistry) {
    registry.add(Methods.self) { rpc in
      for serve in parts { serve(rpc) }
    }
  }

  /// Executes a command on what is there.
  func change(_ command: Command<ChangeOutcome>) async throws -> ChangeOutcome {
    try await useCases.store.execute(command)
  }

  /// A list as v1 answers it.
  /// - Parameters:
  ///   - field: where the items are.
  ///   - total: how many there are, where these are a part.
  func list<Answer: TellingListDetails, Item>(
    _ items: [Item], _ field: WritableKeyPath<Answer, [Item]>, total: Int? = nil
  ) -> Answer {
    var answer = Answer()
    answer.details = .init(total: total ?? items.count, now: useCases.clock.now)
    answer[keyPath: field] = items
    return answer
  }

  /// A page of a list as v1 answers it.
  func list<Answer: TellingListDetails, Item, Told>(
    _ page: ItemPage<Item>, _ field: WritableKeyPath<Answer, [Told]>, _ told: (Item) -> Told
  ) -> Answer {
    list(page.items.map(told), field, total: page.total)
  }

  /// A part of a list as v2 answers it.
  func list<Answer: TellingListDetailsV2, Told>(
    _ items: [Told], _ field: WritableKeyPath<Answer, [Told]>, total: Int
  ) -> Answer {
    var answer = Answer()
    answer.details = .init(total: total, now: useCases.clock.now)
    answer[keyPath: field] = items
    return answer
  }

  /// A page as younger lists of v2 answer it.
  func list<Answer: TellingPagination, Item, Told>(
    _ found: ItemPage<Item>, _ page: PageRequest, _ field: WritableKeyPath<Answer, [Told]>, _ told: (Item) -> Told
  ) -> Answer {
    var answer = Answer()
    answer.pagination = found.pagination(page)
    answer[keyPath: field] = found.items.map(told)
    return answer
  }
}

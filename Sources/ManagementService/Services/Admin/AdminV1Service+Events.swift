import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain
import Texts

extension AdminV1Service {
  func serveEvents(_ rpc: Methods) {
    rpc.listEvents { request, call in
      let events = try await useCases.directory.events(try EventQuery(request))
      var editors = Editors(useCases.store)
      let language = useCases.language(of: call)
      var translated: [Zitadel_Event_V1_Event] = []
      translated.reserveCapacity(events.count)
      for event in events {
        translated.append(Zitadel_Event_V1_Event(event, by: try await editors[event.editorID], in: language))
      }
      return .with { $0.events = translated }
    }

    rpc.listEventTypes { _, call in
      let language = useCases.language(of: call)
      return .with { $0.eventTypes = ErrorTexts.eventTypes.map { .init(type: $0, in: language) } }
    }

    rpc.listAggregateTypes { _, call in
      let language = useCases.language(of: call)
      return .with { $0.aggregateTypes = AggregateType.allCases.map { .init($0, in: language) } }
    }
  }
}

extension EventQuery {
  /// - Throws: `SIGNET-Tx1ch` for a text that no event can have.
  fileprivate init(_ request: Zitadel_Admin_V1_ListEventsRequest) throws(DomainError) {
    for text in request.eventTypes + request.aggregateTypes { _ = try TextKind.searched.checked(text) }
    // However many are named, there are few.
    let types = Set(request.eventTypes).intersection(ErrorTexts.eventTypes).sorted()
    let kinds = Set(request.aggregateTypes.compactMap(AggregateType.init)).sorted { $0.rawValue < $1.rawValue }
    // Of a type that there is not, nothing ever happened.
    let isNothing = types.isEmpty != request.eventTypes.isEmpty || kinds.isEmpty != request.aggregateTypes.isEmpty
    self.init(limit: isNothing ? 0 : ListLimit.of(request.limit))
    (self.types, aggregateTypes, sequence, isAscending) = (types, kinds, request.sequence, request.asc)
    aggregateID = try Self.wanted(request.aggregateID)
    editorID = try Self.wanted(request.editorUserID)
    resourceOwner = try Self.wanted(request.resourceOwner)
    switch request.creationDateFilter {
    case .range(let range)?:
      after = range.since.map { Timestamp($0) }
      before = range.until.map { Timestamp($0) }
    case .from(let date)?: begin(at: Timestamp(date))
    case nil: if let date = request.creationDate { begin(at: Timestamp(date)) }
    }
  }

  private static func wanted(_ text: String) throws(DomainError) -> String? {
    text.isEmpty ? nil : try TextKind.searched.checked(text)
  }

  /// A list goes on from a moment in its own direction.
  private mutating func begin(at date: Timestamp) {
    if isAscending { after = date } else { before = date }
  }
}

extension Zitadel_Event_V1_Event {
  fileprivate init(_ event: PublishedEvent, by editor: User?, in language: Language) {
    self.init()
    self.editor = .with {
      $0.userID = event.editorID
      $0.displayName = editor?.displayName ?? ""
    }
    aggregate = .with {
      $0.id = event.aggregateID
      $0.type = .init(event.aggregateType, in: language)
      $0.resourceOwner = event.resourceOwner
    }
    sequence = event.sequence
    creationDate = .init(event.date)
    payload = .init(fields: event.fields.mapValues { Google_Protobuf_Value($0) })
    type = .init(type: event.type, in: language)
  }
}

extension Zitadel_Event_V1_EventType {
  fileprivate init(type: String, in language: Language) {
    self.init()
    self.type = type
    localized = .init("EventTypes.\(type)", else: type, in: language)
  }
}

extension Zitadel_Event_V1_AggregateType {
  fileprivate init(_ type: AggregateType, in language: Language) {
    self.init()
    self.type = type.rawValue
    localized = .init("AggregateTypes.\(type.rawValue)", else: type.rawValue, in: language)
  }
}

extension Google_Protobuf_Value {
  fileprivate init(_ field: EventField) {
    switch field {
    case .text(let text): self.init(.stringValue(text))
    case .texts(let texts):
      self.init(.listValue(.init(values: texts.map { Google_Protobuf_Value(.stringValue($0)) })))
    case .flag(let isSet): self.init(.boolValue(isSet))
    case .number(let number): self.init(.numberValue(Double(number)))
    case .date(let date):
      // As JSON has it: a text in quotes.
      let text = (try? Google_Protobuf_Timestamp(date).jsonUTF8()) ?? []
      self.init(.stringValue(String(decoding: text.dropFirst().dropLast(), as: UTF8.self)))
    }
  }
}

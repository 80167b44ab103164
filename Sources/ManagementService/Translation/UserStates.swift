import Domain
import ManagementAPI

extension User.State {
  /// The interfaces number the states alike, but that v2 has no SUSPEND, and counts INITIAL as 5.
  fileprivate func number(in generation: Generation) -> Int32 {
    switch self {
    case .unspecified: 0
    case .active: 1
    case .inactive: 2
    case .deleted: 3
    case .locked: 4
    case .suspended: generation == .v1 ? 5 : 0
    case .initial: generation == .v1 ? 6 : 5
    }
  }

  private init?(number: Int32, in generation: Generation) {
    guard number != 0, let state = Self.allCases.first(where: { $0.number(in: generation) == number }) else {
      return nil
    }
    self = state
  }

  /// Nil for the number that says nothing, which no user has.
  init?(_ state: Zitadel_User_V1_UserState) { self.init(number: state.rawValue, in: .v1) }
  init?(_ state: Zitadel_User_V2_UserState) { self.init(number: state.rawValue, in: .v2) }
}

extension Zitadel_User_V1_UserState {
  init(_ state: User.State) { self.init(rawValue: state.number(in: .v1)) }
}

extension Zitadel_User_V2_UserState {
  init(_ state: User.State) { self.init(rawValue: state.number(in: .v2)) }
}

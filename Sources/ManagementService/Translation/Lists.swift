import ManagementAPI
import ProtobufCodec
import Domain

extension PageRequest {
  /// A page holds no more.
  static let maximum = 1000

  /// 0 asks for no limit; there is one.
  init(offset: UInt64, limit: UInt32, isAscending: Bool) {
    self.init(
      offset: Int(clamping: offset), limit: limit == 0 ? Self.maximum : min(Int(limit), Self.maximum),
      isAscending: isAscending)
  }

  init(_ query: Zitadel_V1_ListQuery?) {
    self.init(offset: query?.offset ?? 0, limit: query?.limit ?? 0, isAscending: query?.asc ?? false)
  }

  init(_ pagination: Zitadel_Filter_V2_PaginationRequest?) {
    self.init(offset: pagination?.offset ?? 0, limit: pagination?.limit ?? 0, isAscending: pagination?.asc ?? false)
  }
}

extension Zitadel_V1_ListDetails {
  /// - Parameter now: lists read what is there at the moment.
  init(total: Int, now: Timestamp) {
    self.init()
    (totalResult, viewTimestamp) = (UInt64(total), Google_Protobuf_Timestamp(now))
  }
}

extension Zitadel_Object_V2_ListDetails {
  /// - Parameter now: lists read what is there at the moment.
  init(total: Int, now: Timestamp) {
    self.init()
    (totalResult, timestamp) = (UInt64(total), Google_Protobuf_Timestamp(now))
  }
}

extension ItemPage {
  func details(now: Timestamp) -> Zitadel_V1_ListDetails { .init(total: total, now: now) }

  func pagination(_ page: PageRequest) -> Zitadel_Filter_V2_PaginationResponse {
    .with { ($0.totalResult, $0.appliedLimit) = (UInt64(total), UInt64(page.limit)) }
  }
}

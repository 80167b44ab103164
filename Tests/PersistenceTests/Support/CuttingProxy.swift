import Domain
import Foundation
import Synchronization

@testable import Persistence

/// Stands between a store and its PostgreSQL, and cuts connections where a test wants it.
final class CuttingProxy: Sendable {
  enum Cut: CaseIterable, Sendable {
    /// The database never sees the commit.
    case before
    /// It sees the beginning of what the commit is sent with.
    case within
    /// It commits, and the answer is lost.
    case after
  }

  private struct State {
    var cut: Cut?
    var cuts = 0
    var isRefusing = false
    var refusals = 0
    var descriptors: Set<Int32> = []
  }

  let port: Int
  private let target: Int
  private let listener: Int32
  private let state = Mutex(State())

  init(to target: Int) throws {
    self.target = target
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = self.listener
    try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard bind(listener, pointer, length) == 0, getsockname(listener, pointer, &length) == 0,
          listen(listener, 64) == 0
        else { throw StoreError("no port is free") }
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      while case let client = accept(self.listener, nil, nil), client >= 0 { self.serve(client) }
    }
  }

  deinit { close(listener) }

  /// How often something was cut.
  var cuts: Int { state.withLock { $0.cuts } }
  /// How many connections were refused.
  var refusals: Int { state.withLock { $0.refusals } }
  /// Cuts the next commit of any connection.
  func cutNext(_ cut: Cut) { state.withLock { $0.cut = cut } }

  /// Cuts all connections, and lets no new one through until told otherwise.
  func refuse(_ isRefusing: Bool) {
    let open = state.withLock { state in
      state.isRefusing = isRefusing
      return isRefusing ? state.descriptors : []
    }
    for descriptor in open { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }

  /// Stops listening.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve(_ client: Int32) {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    address.sin_port = UInt16(target).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    let isRefused = state.withLock { state in
      if state.isRefusing {
        state.refusals += 1
      } else {
        state.descriptors.formUnion([client, server])
      }
      return state.isRefusing
    }
    let isSilent = Atomic(false)
    let pair = Pair(isSilent: isSilent)
    guard isConnected, !isRefused else {
      close(client)
      close(server)
      return
    }
    Thread.detachNewThread { [self] in
      self.pump(client, server, pair, isRequest: true)
      self.end(client, server)
    }
    Thread.detachNewThread { [self] in
      self.pump(server, client, pair, isRequest: false)
      self.end(client, server)
    }
  }

  private final class Pair: Sendable {
    let isSilent: Atomic<Bool>
    init(isSilent: consuming Atomic<Bool>) { self.isSilent = isSilent }
  }

  private func end(_ client: Int32, _ server: Int32) {
    for descriptor in [client, server] { shutdown(descriptor, Int32(SHUT_RDWR)) }
    state.withLock { $0.descriptors.subtract([client, server]) }
  }

  private func pump(_ source: Int32, _ target: Int32, _ pair: Pair, isRequest: Bool) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let commit = Array("\0\(PostgresSession.commit.name)\0".utf8)
    while case let count = recv(source, &buffer, buffer.count, 0), count > 0 {
      // The answer is lost, and with it the connection.
      if !isRequest, pair.isSilent.load(ordering: .relaxed) { return }
      var part = buffer[..<count]
      var isEnding = false
      if isRequest, let place = Self.find(commit, in: part) {
        let cut = state.withLock { state in
          defer {
            if state.cut != nil { state.cuts += 1 }
            state.cut = nil
          }
          return state.cut
        }
        switch cut {
        case .before?: return
        case .within?:
          part = part[..<place]
          isEnding = true
        case .after?: pair.isSilent.store(true, ordering: .relaxed)
        case nil: break
        }
      }
      var rest = part
      while !rest.isEmpty {
        let sent = rest.withUnsafeBytes { send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if sent <= 0 { return }
        rest = rest.dropFirst(sent)
      }
      if isEnding { return }
    }
  }

  private static func find(_ sought: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= sought.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - sought.count)).first { start in
      bytes[start..<start + sought.count].elementsEqual(sought)
    }
  }
}

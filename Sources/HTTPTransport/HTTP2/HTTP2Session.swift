import CNghttp2

/// The C library's session of one connection. Everything that C and Swift must agree on by hand is in this file: the
/// callbacks, what their untyped pointers are, and how long pointers live.
///
/// The session's user data is its connection, unretained: a connection frees its session before it goes. A stream's user
/// data is no pointer but the number of its slot in the connection's table, counted from 1, so that it cannot dangle.
struct HTTP2Session {
  private let pointer: OpaquePointer
  /// About what a frame takes that waits.
  static let bytesOfFrame = 256

  /// - Returns: nil if there is no memory.
  init?(for connection: HTTP2Connection) {
    var pointer: OpaquePointer?
    let user = Unmanaged.passUnretained(connection).toOpaque()
    guard nghttp2_session_server_new2(&pointer, Self.callbacks, user, Self.options) == 0, let pointer else {
      return nil
    }
    self.pointer = pointer
  }

  /// Must be the last call. No callback comes of it.
  func free() { nghttp2_session_del(pointer) }

  // MARK: Connection

  func submitSettings(_ limits: TransportLimits) {
    let entries = [
      nghttp2_settings_entry(
        settings_id: Int32(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS.rawValue),
        value: UInt32(clamping: limits.maximumConcurrentStreams)),
      nghttp2_settings_entry(
        settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue),
        value: UInt32(clamping: min(limits.streamWindow, Int(Int32.max)))),
      nghttp2_settings_entry(
        settings_id: Int32(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE.rawValue),
        value: UInt32(clamping: limits.maximumHeaderListSize)),
    ]
    nghttp2_submit_settings(pointer, UInt8(NGHTTP2_FLAG_NONE.rawValue), entries, entries.count)
    nghttp2_session_set_local_window_size(
      pointer, UInt8(NGHTTP2_FLAG_NONE.rawValue), 0, Int32(clamping: limits.connectionWindow))
  }

  /// Feeds what the peer sent. Callbacks come before this returns.
  /// - Returns: an error of the library, from which the session does not recover, or nil.
  func receive(_ bytes: UnsafeRawBufferPointer) -> Int? {
    let result = nghttp2_session_mem_recv(
      pointer, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    return result < 0 ? result : nil
  }

  /// The next frames to be written, valid until the next call; nil when there are none or the session is broken.
  func nextOutput() -> UnsafeRawBufferPointer? {
    var bytes: UnsafePointer<UInt8>?
    let count = nghttp2_session_mem_send(pointer, &bytes)
    guard count > 0 else { return nil }
    return UnsafeRawBufferPointer(start: bytes, count: count)
  }

  /// Whether the session is over: everything is said, and nothing more will be listened to.
  var isOver: Bool { nghttp2_session_want_read(pointer) == 0 && nghttp2_session_want_write(pointer) == 0 }

  /// Sends GOAWAY with an error and ends the session.
  func terminate(_ code: HTTPResetCode) { nghttp2_session_terminate_session(pointer, code.rawValue) }

  /// The first of two GOAWAY: no stream is refused yet.
  func submitShutdownNotice() { nghttp2_submit_shutdown_notice(pointer) }

  /// The second: streams beyond those processed so far are refused.
  func submitGoaway() {
    nghttp2_submit_goaway(
      pointer, UInt8(NGHTTP2_FLAG_NONE.rawValue), nghttp2_session_get_last_proc_stream_id(pointer),
      HTTPResetCode.noError.rawValue, nil, 0)
  }

  /// - Parameter tag: comes back with the acknowledgement.
  func submitPing(tag: UInt8) {
    var data: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (tag, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeBytes(of: &data) {
      _ = nghttp2_submit_ping(
        pointer, UInt8(NGHTTP2_FLAG_NONE.rawValue), $0.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// Frames that wait for the peer to read, but for those of bodies.
  var waitingFrames: Int { nghttp2_session_get_outbound_queue_size(pointer) }

  // MARK: Streams

  /// The slot that was set for a stream; nil for one that is gone or never had one.
  func slot(of stream: Int32) -> Int? {
    let number = Int(bitPattern: nghttp2_session_get_stream_user_data(pointer, stream))
    return number > 0 ? number - 1 : nil
  }

  func setSlot(_ slot: Int?, of stream: Int32) {
    nghttp2_session_set_stream_user_data(pointer, stream, Self.userData(slot))
  }

  /// - Parameter bodySlot: where the body will be asked for; nil ends the stream with its head.
  func submitResponse(_ stream: Int32, _ fields: UnsafeBufferPointer<nghttp2_nv>, bodySlot: Int?) {
    guard let bodySlot else {
      nghttp2_submit_response(pointer, stream, fields.baseAddress, fields.count, nil)
      return
    }
    var provider = nghttp2_data_provider(
      source: nghttp2_data_source(ptr: Self.userData(bodySlot)), read_callback: Self.readBody)
    nghttp2_submit_response(pointer, stream, fields.baseAddress, fields.count, &provider)
  }

  func submitInterim(_ stream: Int32, _ fields: UnsafeBufferPointer<nghttp2_nv>) {
    nghttp2_submit_headers(
      pointer, UInt8(NGHTTP2_FLAG_NONE.rawValue), stream, nil, fields.baseAddress, fields.count, nil)
  }

  func submitTrailers(_ stream: Int32, _ fields: UnsafeBufferPointer<nghttp2_nv>) {
    nghttp2_submit_trailer(pointer, stream, fields.baseAddress, fields.count)
  }

  /// Asks for a body again that was deferred.
  func resumeBody(_ stream: Int32) { nghttp2_session_resume_data(pointer, stream) }

  func submitReset(_ stream: Int32, _ code: HTTPResetCode) {
    nghttp2_submit_rst_stream(pointer, UInt8(NGHTTP2_FLAG_NONE.rawValue), stream, code.rawValue)
  }

  /// Whether the stream is there, and its request has not ended.
  func isReceiving(_ stream: Int32) -> Bool { nghttp2_session_get_stream_remote_close(pointer, stream) == 0 }

  /// Returns flow-control credit for a stream and its connection.
  func consume(_ stream: Int32, _ count: Int) { nghttp2_session_consume(pointer, stream, count) }

  /// Returns credit for bytes of a stream that is gone.
  func consumeConnection(_ count: Int) { nghttp2_session_consume_connection(pointer, count) }

  private static func userData(_ slot: Int?) -> UnsafeMutableRawPointer? {
    UnsafeMutableRawPointer(bitPattern: slot.map { $0 + 1 } ?? 0)
  }

  // MARK: Callbacks

  /// `nonisolated(unsafe)`: set up once, under the guarantee of a static initializer, and only read afterwards.
  private nonisolated(unsafe) static let options: OpaquePointer? = {
    var options: OpaquePointer?
    nghttp2_option_new(&options)
    // Credit is returned when a handler has consumed, not when bytes have arrived.
    nghttp2_option_set_no_auto_window_update(options, 1)
    // `FloodGuard` counts cancelled streams; the library would not let answered ones excuse them.
    nghttp2_option_set_stream_reset_rate_limit(options, UInt64(UInt32.max), UInt64(UInt32.max))
    // What RFC 9113 section 8 demands of fields is seen to by `FieldRules`, and of lengths when a body is delivered.
    nghttp2_option_set_no_http_messaging(options, 1)
    return options
  }()

  /// `nonisolated(unsafe)`: as `options`.
  private nonisolated(unsafe) static let callbacks: OpaquePointer? = {
    var callbacks: OpaquePointer?
    nghttp2_session_callbacks_new(&callbacks)
    nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks) { _, header, user in
      guard let header = header?.pointee, let user else { return NGHTTP2_ERR_CALLBACK_FAILURE.rawValue }
      let goesOn = Unmanaged<HTTP2Connection>.fromOpaque(user)._withUnsafeGuaranteedRef {
        $0.frameBegan(type: header.type, flags: header.flags, length: header.length, stream: header.stream_id)
      }
      return goesOn ? 0 : NGHTTP2_ERR_CALLBACK_FAILURE.rawValue
    }
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, user in
      guard let frame else { return 0 }
      return record(user) { $0.headersBegan(isRequest: signet_nghttp2_is_request(frame) != 0) }
    }
    nghttp2_session_callbacks_set_on_header_callback(callbacks) { _, _, name, nameLength, value, valueLength, _, user in
      record(user) {
        $0.fieldReceived(
          name: UnsafeRawBufferPointer(start: name, count: nameLength),
          value: UnsafeRawBufferPointer(start: value, count: valueLength))
      }
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, user in
      guard let frame else { return 0 }
      return record(user) { frameReceived(frame, by: $0) }
    }
    nghttp2_session_callbacks_set_on_invalid_frame_recv_callback(callbacks) { _, frame, error, user in
      record(user) { $0.frameRefused(isStreamRefused: error == NGHTTP2_ERR_REFUSED_STREAM.rawValue) }
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) { _, _, stream, data, length, user in
      record(user) { $0.dataReceived(UnsafeRawBufferPointer(start: data, count: length), stream: stream) }
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, stream, code, user in
      record(user) { $0.streamClosed(stream, isError: code != HTTPResetCode.noError.rawValue) }
    }
    nghttp2_session_callbacks_set_send_data_callback(callbacks) { _, frame, header, length, source, user in
      guard let frame, let header, let slot = source.map({ Int(bitPattern: $0.pointee.ptr) - 1 }) else {
        return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue
      }
      let stream = frame.pointee.hd.stream_id
      assert(signet_nghttp2_data_padding(frame) == 0, "we never ask for padding")
      return record(user) {
        $0.writeBody(header: UnsafeRawBufferPointer(start: header, count: 9), count: length, slot: slot, stream: stream)
      }
    }
    return callbacks
  }()

  private static let readBody: nghttp2_data_source_read_callback = { _, stream, _, length, flags, source, user in
    guard let user, let source, let flags else { return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue) }
    let slot = Int(bitPattern: source.pointee.ptr) - 1
    return Unmanaged<HTTP2Connection>.fromOpaque(user)._withUnsafeGuaranteedRef {
      switch $0.nextBody(upTo: length, slot: slot, stream: stream) {
      case .waiting: return Int(NGHTTP2_ERR_DEFERRED.rawValue)
      case .gone: return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
      case .bytes(let count, let end):
        flags.pointee |= NGHTTP2_DATA_FLAG_NO_COPY.rawValue
        if end != .no { flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue }
        if end == .withTrailers { flags.pointee |= NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue }
        return count
      }
    }
  }

  private static func record(_ user: UnsafeMutableRawPointer?, _ body: (HTTP2Connection) -> Void) -> Int32 {
    guard let user else { return NGHTTP2_ERR_CALLBACK_FAILURE.rawValue }
    Unmanaged<HTTP2Connection>.fromOpaque(user)._withUnsafeGuaranteedRef(body)
    return 0
  }

  private static func frameReceived(_ frame: UnsafePointer<nghttp2_frame>, by connection: HTTP2Connection) {
    let header = frame.pointee.hd
    let endsStream = header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
    switch UInt32(header.type) {
    case NGHTTP2_HEADERS.rawValue:
      connection.headersReceived(
        stream: header.stream_id, isRequest: signet_nghttp2_is_request(frame) != 0, endsStream: endsStream)
    case NGHTTP2_DATA.rawValue where endsStream:
      connection.endReceived(stream: header.stream_id)
    case NGHTTP2_SETTINGS.rawValue:
      connection.settingsReceived()
    case NGHTTP2_WINDOW_UPDATE.rawValue:
      connection.creditReceived(Int(signet_nghttp2_window_increment(frame)))
    case NGHTTP2_PING.rawValue where header.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0:
      connection.pingAcknowledged(tag: signet_nghttp2_ping_tag(frame))
    default:
      break
    }
  }
}

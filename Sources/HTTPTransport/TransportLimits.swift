import NIOCore

/// What a connection may ask of the transport. Each limit names its default and the attack that it stops; what is refused
/// is counted by its `TransportRefusal`. What one call may ask stands in GrpcCore's `CallLimits`.
public struct TransportLimits: Sendable {
  /// Bytes of one header list: names, values and 32 for each field, as RFC 9113 section 6.5.2 counts. 64 KiB.
  /// Stops a request from filling memory before it is known who sends it. A larger list is answered 431. One field of
  /// more than 64 KiB over HTTP/2 ends its connection with COMPRESSION_ERROR, whatever this limit is: nghttp2's decoder
  /// takes none, and without it the table of field names would no longer be the peer's.
  public var maximumHeaderListSize = 64 * 1024
  /// Fields in one header list. 256. Stops many tiny fields, which cost more than their bytes.
  public var maximumHeaderFields = 256
  /// Streams that one connection may have open. 256. Stops one connection from taking every handler.
  public var maximumConcurrentStreams = 256
  /// HEADERS and CONTINUATION frames that one header list may be spread over. 8: at 16 KiB each, twice of what may come.
  /// Stops CONTINUATION floods (CVE-2024-27316), which need not carry a byte that counts as part of a list.
  public var maximumHeaderFrames = 8
  /// Connections open at once, over the whole server. 20,000, or fewer where the process may not have as many descriptors.
  /// Beyond them the connection goes that has been silent for longest, those with open calls of strangers last; where none
  /// is, the new one is closed.
  /// Stops descriptor exhaustion, and connections that say nothing from shutting out those that do.
  public var maximumConnections = 20_000
  /// Connections open at once from one address. 10,000, and never more than half of all: a proxy has one address for
  /// everybody. Stops one client from shutting out the others.
  public var maximumConnectionsPerAddress = 10_000
  /// Descriptors that are left to the rest of the process: files, a database. 64. `maximumConnections` is never more than
  /// what the process may have without these.
  public var reservedDescriptors = 64

  /// Streams that a client may reset before we answered, in one `resetInterval`. 200. Each answered one excuses another: a
  /// proxy carries many users on one connection.
  /// Stops rapid reset (CVE-2023-44487): streams opened and cancelled never count as concurrent.
  public var maximumResets = 200
  /// The interval of `maximumResets`. 10 s.
  public var resetInterval = TimeAmount.seconds(10)
  /// Frames that carry nothing for a stream (PING, SETTINGS, PRIORITY, empty DATA, WINDOW_UPDATE beyond what we sent) in one
  /// `floodInterval`. 2,000. Stops the floods of CVE-2019-9512, 9513, 9515 and 9518.
  public var maximumControlFrames = 2_000
  /// The interval of `maximumControlFrames`. 10 s.
  public var floodInterval = TimeAmount.seconds(10)

  /// The flow-control window of one stream: body bytes that may be on their way or unconsumed. 256 KiB.
  /// Over HTTP/1.1, unconsumed bytes beyond it stop reading from the socket.
  public var streamWindow = 256 * 1024
  /// The flow-control window of one connection. 1 MiB. Stops many streams from filling memory together.
  public var connectionWindow = 1024 * 1024

  /// Unsent bytes of one exchange above which `isWritable` is false. 256 KiB. Back-pressure for streams of answers.
  public var unsentHighWatermark = 256 * 1024
  /// Bytes of one connection that the system may hold beyond what is on its way to the peer. 256 KiB. Stops readers that do
  /// not read from filling the system's buffers, of some 4 MiB each, which no budget here counts.
  public var unsentInSystem = 256 * 1024
  /// Unsent bytes of one connection above which it is given up. 64 MiB. Stops slow readers (CVE-2019-9511, 9517).
  public var maximumUnsentBytes = 64 * 1024 * 1024

  /// Bytes of requests that the whole server may hold: heads and bodies that are not whole, requests that came ahead of their
  /// turn, messages that nobody has taken yet, and the heads of all these. 256 MiB. When they are used up those requests are refused that hold most, and the others go on.
  /// Stops many connections from filling memory together, each within its own limits.
  public var receivedBudget = 256 * 1024 * 1024
  /// The share of it for callers whom the service does not know (`HTTPExchange.isCallerKnown`). Nil: they share all of it.
  /// Stops strangers from having the requests of others refused.
  public var strangersReceivedBudget: Int?
  /// Bytes of answers that the whole server may hold because their readers do not take them. 256 MiB. When they are used up
  /// those answers are cut off of which most is left. Stops many slow readers from filling memory together.
  public var unsentBudget = 256 * 1024 * 1024
  /// The share of it for callers whom the service does not know. Nil: they share all of it.
  public var strangersUnsentBudget: Int?

  /// How long a request that is one message may take to come whole, from when it was wanted; and a message of a stream, from
  /// its first byte. 5 min.
  /// Stops bodies that never end.
  public var bodyTimeout = TimeAmount.minutes(5)
  /// How long such a message may come at any rate. 20 s; from then on `minimumBodyRate` must have been kept.
  public var bodyGrace = TimeAmount.seconds(20)
  /// Bytes a second at which such a message must come, after `bodyGrace`. 500.
  /// Stops slow bodies ("R-U-Dead-Yet"), which come a byte at a time so that the connection never stalls.
  public var minimumBodyRate = 500

  /// Bytes that a peer must take in one `stallTimeout` while there are so many for it. 4 KiB, 68 bytes a second.
  /// Stops readers that take just enough to hold on to an answer, and to the memory that it lies in.
  public var minimumTaken = 4 * 1024

  /// How long a connection may take to send a whole request head, or HTTP/2's preface, from its first byte; and to
  /// complete a TLS handshake. 10 s. Stops Slowloris.
  public var headerTimeout = TimeAmount.seconds(10)
  /// How long a connection may have no exchange. 5 min. Stops connections from being held for nothing. One that has not
  /// sent a byte yet is idle too: clients open connections ahead of need.
  public var idleTimeout = TimeAmount.minutes(5)
  /// How long a peer has, while the server drains, for each step of the farewell: to answer the PING that follows GOAWAY, to
  /// complete a head that it has begun, to close its side. 500 ms. Stops idle clients from holding up the end of the process.
  public var drainPatience = TimeAmount.milliseconds(500)
  /// How long a connection of HTTP/1.1 without an exchange is still listened to when it is to go. 100 ms. The protocol
  /// has no GOAWAY: a request may be on its way, which is answered with `connection: close` rather than lost.
  public var drainPause = TimeAmount.milliseconds(100)
  /// How long a client of HTTP/2 may go on with a request that was answered before its end; then the stream is reset, with
  /// NO_ERROR. 1 s. The stream's window bounds what may still come.
  public var earlyAnswerPause = TimeAmount.seconds(1)
  /// How long an exchange may stand still in the transport: body awaited or unsent bytes not taken by the peer; how long the
  /// rest of a request that was answered is read over HTTP/1.1; how long a client that has closed its side is answered. 60 s.
  /// Stops slow bodies and readers that stop reading with a window of zero. Time in which the handler works does not count.
  /// Neither does a quiet request whose answer has begun: that is a stream in which nothing is being said.
  public var stallTimeout = TimeAmount.seconds(60)
  /// After how long without a byte from an HTTP/2 client with open exchanges a PING is sent; unanswered for
  /// `keepaliveTimeout` the connection is closed. 2 min. Frees what vanished clients hold.
  public var keepaliveInterval = TimeAmount.minutes(2)
  /// How long the answer to a keep-alive PING may take. 20 s.
  public var keepaliveTimeout = TimeAmount.seconds(20)
  /// After how long a connection is told to go (GOAWAY, `connection: close`); what it has begun is finished. Never by
  /// default: it costs clients a handshake. Set it where a balancer has to spread long-lived connections anew.
  public var maximumConnectionAge: TimeAmount?
  /// HTTP/1.1 requests read ahead while an earlier one is being answered. 16; reading stops there. Bounds pipelining.
  public var maximumPipelinedRequests = 16

  /// After how long at the latest an exchange is looked at again.
  var shortestWait: TimeAmount { min(stallTimeout, bodyGrace) }

  /// The defaults.
  public init() {}
}

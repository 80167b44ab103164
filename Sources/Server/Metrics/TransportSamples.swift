import HTTPTransport

extension TransportStatistics {
  /// What the transport counts, for the metrics.
  var samples: [(name: String, labels: [(String, String)], kind: String, value: Int)] {
    [
      ("transport_connections_open", [], "gauge", openConnections),
      ("transport_connections_accepted", [], "counter", acceptedConnections),
      ("transport_received_bytes_held", [], "gauge", receivedBytesHeld),
      ("transport_unsent_bytes_held", [], "gauge", unsentBytesHeld),
      ("transport_exchanges", [], "counter", exchanges),
      ("transport_resets", [], "counter", resets),
    ]
      + TransportRefusal.allCases.map {
        ("transport_refused", [("reason", $0.rawValue)], "counter", count(of: $0))
      }
  }
}

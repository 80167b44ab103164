/// What the families of metrics are for, in the words that scrapers show.
enum MetricHelp {
  static let texts = [
    "rpc_server_calls": "Calls that have ended, by their code.",
    "rpc_server_duration_seconds": "How long calls took, from the head of the request to the end of the answer.",
    "rpc_server_received_bytes": "Bytes of messages that calls have received.",
    "rpc_server_sent_bytes": "Bytes of messages that calls have sent.",
    "transport_connections_open": "Connections that are open.",
    "transport_connections_accepted": "Connections that were accepted.",
    "transport_received_bytes_held": "Bytes of requests that have not come whole.",
    "transport_unsent_bytes_held": "Bytes of answers that clients have not taken yet.",
    "transport_exchanges": "Requests that were begun, over any protocol.",
    "transport_resets": "Streams that clients have reset.",
    "transport_refused": "What was refused or cut off, by the reason.",
    "transport_certificate_expiry_timestamp_seconds": "When the certificate in use ends.",
    "outbox_waiting": "Messages that wait or are under way to their provider.",
    "outbox_oldest_age_seconds": "How long the oldest message that waits has waited; 0 where none does.",
    "outbox_provider_info": "Which provider sends what a channel has; `settings` where the instance has none.",
    "outbox_outcomes":
      "What became of messages: sent, deferred (an attempt failed, another follows), given_up, expired (their code ended).",
    "database_commits": "Transactions that the database has acknowledged.",
    "database_commits_unknown": "Commits whose answer was lost, by what was found out on another connection.",
    "database_commits_lost": "Transactions that were acknowledged, and are not there any more.",
    "database_commands_waiting": "Commands that wait for a connection that writes.",
    "database_clock_offset_milliseconds": "How far this machine's clock is ahead of the database's.",
    "database_node": "The number of this node among those that share the database.",
    "database_errors": "What the database has answered instead, by its SQLSTATE; connection: nothing.",
    "organization_removal_users_left": "Users of removed organizations who are not removed yet. Nobody finds them.",
    "organization_removal_users_removed": "Users who were removed because their organization was.",
  ]
}

import ProtobufCodec
import Domain

/// Follows events in the tables of providers.
final class ProviderWriter {
  private let put, remove, activate, deactivate: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.put = try connection.prepare(
      """
      INSERT INTO providers (id, channel, kind, creation_date, change_date, sequence, payload) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET change_date = excluded.change_date, sequence = excluded.sequence,
        payload = excluded.payload
      """)
    self.remove = try connection.prepare("DELETE FROM providers WHERE id = ?")
    self.activate = try connection.prepare(
      """
      INSERT INTO active_providers (channel, provider_id) VALUES (?, ?)
      ON CONFLICT (channel) DO UPDATE SET provider_id = excluded.provider_id
      """)
    self.deactivate = try connection.prepare("DELETE FROM active_providers WHERE channel = ?")
  }

  func put(_ provider: Provider, _ date: Timestamp, _ sequence: UInt64) throws(SQLiteError) {
    try put.run { row in
      row.text(provider.id)
      row.integer(provider.channel.rawValue)
      row.text(provider.kind.rawValue)
      row.date(date)
      row.date(date)
      row.sequence(sequence)
      row.blob(Signet_Store_V1_Provider(provider).serialized())
    }
  }

  func remove(_ id: String) throws(SQLiteError) { try remove.run { $0.text(id) } }

  func activate(_ channel: Notification.Channel, _ id: String) throws(SQLiteError) {
    try activate.run { row in
      row.integer(channel.rawValue)
      row.text(id)
    }
  }

  func deactivate(_ channel: Notification.Channel) throws(SQLiteError) {
    try deactivate.run { $0.integer(channel.rawValue) }
  }
}

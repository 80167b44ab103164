import HTTPTransport
import ProtobufCodec

/// A status as the three wire forms carry it.
enum ErrorBody {
  /// `{"code":9,"message":"…","details":[{"@type":…}]}`: `google.rpc.Status` in JSON. The message is always there.
  static func rest(_ status: Status, _ options: JSONEncodingOptions) -> [UInt8] {
    var options = options
    for detail in status.details where !(detail is Google_Protobuf_Any) { options.types.add(type(of: detail)) }
    do throws(JSONError) {
      return try rest(status, details: status.details, options)
    } catch {
      // A detail that has no form in JSON must not hide the status.
      return (try? rest(status, details: [], options)) ?? []
    }
  }

  private static func rest(
    _ status: Status, details: [any Message], _ options: JSONEncodingOptions
  ) throws(JSONError) -> [UInt8] {
    try JSONWriter.bytes(options: options) { writer throws(JSONError) in
      writer.beginObject()
      writer.key("code", "code")
      writer.int32Value(Int32(status.code.rawValue))
      writer.key("message", "message")
      writer.stringValue(status.message)
      if !details.isEmpty {
        writer.key("details", "details")
        writer.beginArray()
        for detail in details {
          writer.element()
          try packed(detail).encodeJSON(to: &writer)
        }
        writer.endArray()
      }
      writer.endObject()
    }
  }

  /// `{"code":"failed_precondition","message":"…","details":[{"type":…,"value":…}]}`: "Error end-stream" of Connect.
  static func connect(_ status: Status) -> [UInt8] {
    JSONWriter.bytes { writeConnect(status, to: &$0) }
  }

  /// `{"error":{…},"metadata":{"name":["value"]}}`: what ends a stream in Connect.
  static func connectEnd(_ status: Status, _ metadata: Metadata) -> [UInt8] {
    JSONWriter.bytes { writer in
      writer.beginObject()
      if status.code != .ok {
        writer.key("error", "error")
        writeConnect(status, to: &writer)
      }
      if !metadata.isEmpty {
        writer.key("metadata", "metadata")
        writer.beginObject()
        var names: [String] = []
        for (name, _) in metadata.fields where !names.contains(name) { names.append(name) }
        for name in names {
          writer.key(name)
          writer.beginArray()
          for value in metadata.values(name) {
            writer.element()
            writer.stringValue(value)
          }
          writer.endArray()
        }
        writer.endObject()
      }
      writer.endObject()
    }
  }

  private static func writeConnect(_ status: Status, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("code", "code")
    writer.stringValue("\(status.code.connectName)")
    if !status.message.isEmpty {
      writer.key("message", "message")
      writer.stringValue(status.message)
    }
    if !status.details.isEmpty {
      writer.key("details", "details")
      writer.beginArray()
      for detail in status.details {
        writer.element()
        writer.beginObject()
        writer.key("type", "type")
        let packed = packed(detail)
        writer.stringValue(packed.typeName)
        writer.key("value", "value")
        writer.stringValue(Base64.encode(packed.value, padded: false))
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }

  /// `google.rpc.Status` in wire format, for `grpc-status-details-bin`.
  static func wire(_ status: Status) -> [UInt8] {
    WireWriter.bytes { writer in
      writer.int32(1, Int32(status.code.rawValue))
      writer.string(2, status.message)
      writer.repeatedMessage(3, status.details.map(packed))
    }
  }

  /// A detail as an `Any`; one that already is an `Any` stays as it is.
  private static func packed(_ detail: any Message) -> Google_Protobuf_Any {
    (detail as? Google_Protobuf_Any) ?? Google_Protobuf_Any(packing: detail)
  }
}

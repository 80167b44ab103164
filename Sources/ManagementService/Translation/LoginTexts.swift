import Domain
import ManagementAPI
import ProtobufCodec

// What pages say, as the interface has it: a message for each page, with a member for each of its parts. It has hundreds of
// members, whose names are those of events but for letters at their ends; so it is read and written by name.

extension Zitadel_Text_V1_LoginCustomText {
  init(_ said: SaidText) throws {
    var pages: [String: Google_Protobuf_Struct] = [:]
    for field in MessageTextKind.login.fields {
      guard let text = said.text[field], let dot = field.rawValue.firstIndex(of: ".") else { continue }
      let page = field.rawValue[..<dot].firstLowercased + "Text"
      let part = field.rawValue[dot...].dropFirst().firstLowercased
      pages[page, default: .init()].fields[part] = .init(.stringValue(text))
    }
    let whole = Google_Protobuf_Struct(fields: pages.mapValues { .init(.structValue($0)) })
    try self.init(jsonUTF8: whole.jsonUTF8())
    self.details = said.details
    self.isDefault = said.isDefault
  }
}

extension MessageText {
  /// What a request sets on pages.
  init(pagesOf request: some Message) throws {
    self.init()
    let whole = try Google_Protobuf_Struct(jsonUTF8: try request.jsonUTF8())
    for (page, value) in whole.fields {
      guard case .structValue(let parts) = value.kind, page.hasSuffix("Text") else { continue }
      for (part, value) in parts.fields {
        let name = "\(page.dropLast("Text".count).firstUppercased).\(part[...].firstUppercased)"
        guard case .stringValue(let text) = value.kind, let field = MessageTextField(rawValue: name) else { continue }
        self[field] = text
      }
    }
  }
}

extension Substring {
  fileprivate var firstLowercased: String { prefix(1).lowercased() + dropFirst() }
  fileprivate var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}

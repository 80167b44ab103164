import ProtobufCodec

// What the generator emits for example.proto, written by hand: one line a field in each of the four functions.

struct Signet_Test_Example: Message {
  struct Profile: Message {
    var firstName: String = ""
    var age: Int32 = 0
    var unknownFields = UnknownFields()

    init() {}

    static var fullName: String { "signet.test.Example.Profile" }

    func encode(to writer: inout WireWriter) {
      writer.string(1, self.firstName)
      writer.int32(2, self.age)
      writer.unknown(self.unknownFields)
    }

    mutating func decode(from reader: inout WireReader) throws(WireError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: self.firstName = try reader.string()
        case 16: self.age = try reader.int32()
        default: try reader.unknown(&self.unknownFields)
        }
      }
    }

    private static let jsonFields = JSONFields("1 firstName first_name;2 age age")

    func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
      writer.beginObject()
      writer.string("firstName", "first_name", self.firstName)
      writer.int32("age", "age", self.age)
      writer.endObject()
    }

    mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
      var object = try reader.begin(Self.jsonFields)
      while let field = try reader.next(&object) {
        switch field {
        case 1: self.firstName = try reader.string()
        case 2: self.age = try reader.int32()
        default: try reader.skip()
        }
      }
    }
  }

  struct State: ProtobufEnum {
    let rawValue: Int32
    init(rawValue: Int32) { self.rawValue = rawValue }
    static let unspecified = Self(rawValue: 0)
    static let active = Self(rawValue: 1)
    static let gone = Self(rawValue: 2)
    static var names: [(number: Int32, name: StaticString)] { Self.nameTable }
    private static let nameTable: [(number: Int32, name: StaticString)] = [
      (0, "STATE_UNSPECIFIED"), (1, "STATE_ACTIVE"), (2, "STATE_GONE"),
    ]
  }

  /// `indirect` because `nested` contains the enum again.
  indirect enum Contact: Sendable {
    case email(String)
    case address(Profile)
    case nested(Signet_Test_Example)
    case kind(State)
  }

  var name: String = ""
  var nickName: String?
  var profile: Profile?
  var numbers: [Int32] = []
  var tags: [String] = []
  var friends: [Profile] = []
  var labels: [String: String] = [:]
  var people: [Int32: Profile] = [:]
  var state = State(rawValue: 0)
  var states: [State] = []
  var contact: Contact?
  /// Out of line, because the type contains itself.
  @Boxed var parent: Signet_Test_Example?
  var ratio: Double = 0
  var big: Int64 = 0
  var data: [UInt8] = []
  var flag: Bool = false
  var mood: State?
  var delta: Int32 = 0
  var marks: [UInt64] = []
  var weight: Float = 0
  var huge: UInt64 = 0
  var unknownFields = UnknownFields()

  init() {}

  static var fullName: String { "signet.test.Example" }

  func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    if let value = self.nickName { writer.presentString(2, value) }
    writer.message(3, self.profile)
    writer.repeated(4, self.numbers, ProtoInt32.self)
    writer.repeated(5, self.tags, ProtoString.self)
    writer.repeatedMessage(6, self.friends)
    writer.map(7, self.labels, ProtoString.self, ProtoString.self)
    writer.map(8, self.people, ProtoInt32.self, ProtoMessage<Profile>.self)
    writer.int32(9, self.state.rawValue)
    writer.repeated(10, self.states, ProtoEnum<State>.self)
    if case .email(let value) = self.contact { writer.presentString(11, value) }
    if case .address(let value) = self.contact { writer.message(12, value) }
    if case .nested(let value) = self.contact { writer.message(13, value) }
    writer.message(14, self.parent)
    writer.double(15, self.ratio)
    writer.int64(16, self.big)
    writer.bytes(17, self.data)
    writer.bool(18, self.flag)
    if let value = self.mood { writer.presentInt32(19, value.rawValue) }
    writer.sint32(20, self.delta)
    writer.repeated(21, self.marks, ProtoFixed64.self)
    if case .kind(let value) = self.contact { writer.presentInt32(22, value.rawValue) }
    writer.float(23, self.weight)
    writer.uint64(24, self.huge)
    writer.unknown(self.unknownFields)
  }

  mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 18: self.nickName = try reader.string()
      case 26: try reader.message(&self.profile)
      case 32, 34: try reader.repeated(tag, &self.numbers, ProtoInt32.self)
      case 42: try reader.repeated(tag, &self.tags, ProtoString.self)
      case 50: try reader.repeatedMessage(&self.friends)
      case 58: try reader.map(&self.labels, ProtoString.self, ProtoString.self)
      case 66: try reader.map(&self.people, ProtoInt32.self, ProtoMessage<Profile>.self)
      case 72: self.state = State(rawValue: try reader.int32())
      case 80, 82: try reader.repeated(tag, &self.states, ProtoEnum<State>.self)
      case 90: self.contact = .email(try reader.string())
      case 98:
        // A member message that is set already is merged into.
        var value = if case .address(let value) = self.contact { value } else { Profile() }
        try reader.merge(&value)
        self.contact = .address(value)
      case 106:
        var value = if case .nested(let value) = self.contact { value } else { Signet_Test_Example() }
        try reader.merge(&value)
        self.contact = .nested(value)
      case 114: try reader.message(&self.parent)
      case 121: self.ratio = try reader.double()
      case 128: self.big = try reader.int64()
      case 138: self.data = try reader.bytes()
      case 144: self.flag = try reader.bool()
      case 152: self.mood = State(rawValue: try reader.int32())
      case 160: self.delta = try reader.sint32()
      case 169, 170: try reader.repeated(tag, &self.marks, ProtoFixed64.self)
      case 176: self.contact = .kind(State(rawValue: try reader.int32()))
      case 189: self.weight = try reader.float()
      case 192: self.huge = try reader.uint64()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  private static let jsonFields = JSONFields(
    "1 name name;2 nickName nick_name;3 profile profile;4 numbers numbers;5 tags tags;6 friends friends;7 labels labels;8 people people;9 state state;10 states states;11@0 email email;12@0 address address;13@0 nested nested;14 parent parent;15 ratio ratio;16 big big;17 data data;18 flag flag;19 mood mood;20 delta delta;21 marks marks;22@0 kind kind;23 weight weight;24 huge huge"
  )

  func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
    writer.beginObject()
    writer.string("name", "name", self.name)
    if let value = self.nickName { writer.presentString("nickName", "nick_name", value) }
    try writer.message("profile", "profile", self.profile)
    try writer.repeated("numbers", "numbers", self.numbers, ProtoInt32.self)
    try writer.repeated("tags", "tags", self.tags, ProtoString.self)
    try writer.repeatedMessage("friends", "friends", self.friends)
    try writer.map("labels", "labels", self.labels, ProtoString.self, ProtoString.self)
    try writer.map("people", "people", self.people, ProtoInt32.self, ProtoMessage<Profile>.self)
    writer.enumeration("state", "state", self.state)
    try writer.repeated("states", "states", self.states, ProtoEnum<State>.self)
    if case .email(let value) = self.contact { writer.presentString("email", "email", value) }
    if case .address(let value) = self.contact { try writer.message("address", "address", value) }
    if case .nested(let value) = self.contact { try writer.message("nested", "nested", value) }
    try writer.message("parent", "parent", self.parent)
    writer.double("ratio", "ratio", self.ratio)
    writer.int64("big", "big", self.big)
    writer.bytes("data", "data", self.data)
    writer.bool("flag", "flag", self.flag)
    if let value = self.mood { writer.presentEnumeration("mood", "mood", value) }
    writer.int32("delta", "delta", self.delta)
    try writer.repeated("marks", "marks", self.marks, ProtoFixed64.self)
    if case .kind(let value) = self.contact { writer.presentEnumeration("kind", "kind", value) }
    writer.float("weight", "weight", self.weight)
    writer.uint64("huge", "huge", self.huge)
    writer.endObject()
  }

  mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    var object = try reader.begin(Self.jsonFields)
    while let field = try reader.next(&object) {
      switch field {
      case 1: self.name = try reader.string()
      case 2: self.nickName = try reader.string()
      case 3: try reader.message(&self.profile)
      case 4: try reader.repeated(&self.numbers, ProtoInt32.self)
      case 5: try reader.repeated(&self.tags, ProtoString.self)
      case 6: try reader.repeatedMessage(&self.friends)
      case 7: try reader.map(&self.labels, ProtoString.self, ProtoString.self)
      case 8: try reader.map(&self.people, ProtoInt32.self, ProtoMessage<Profile>.self)
      case 9: if let value = try reader.enumeration(State.self) { self.state = value }
      case 10: try reader.repeated(&self.states, ProtoEnum<State>.self)
      case 11: self.contact = .email(try reader.string())
      case 12:
        var value = if case .address(let value) = self.contact { value } else { Profile() }
        try value.decodeJSON(from: &reader)
        self.contact = .address(value)
      case 13:
        var value = if case .nested(let value) = self.contact { value } else { Signet_Test_Example() }
        try value.decodeJSON(from: &reader)
        self.contact = .nested(value)
      case 14: try reader.message(&self.parent)
      case 15: self.ratio = try reader.double()
      case 16: self.big = try reader.int64()
      case 17: self.data = try reader.bytes()
      case 18: self.flag = try reader.bool()
      case 19: if let value = try reader.enumeration(State.self) { self.mood = value }
      case 20: self.delta = try reader.int32()
      case 21: try reader.repeated(&self.marks, ProtoFixed64.self)
      case 22: if let value = try reader.enumeration(State.self) { self.contact = .kind(value) }
      case 23: self.weight = try reader.float()
      case 24: self.huge = try reader.uint64()
      default: try reader.skip()
      }
    }
  }
}

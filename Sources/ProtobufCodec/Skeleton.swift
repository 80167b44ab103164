public struct UnknownFields: Sendable { public init() {} }
public struct WireWriter { }
public struct WireReader { }
public struct WireError: Error { }
public struct JSONWriter { }
public struct JSONReader { }
public struct JSONError: Error { }

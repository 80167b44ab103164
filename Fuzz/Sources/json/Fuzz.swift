import Properties

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  if let fault = JSONProperties.fault(Array(UnsafeBufferPointer(start: start, count: count))) {
    preconditionFailure(fault)
  }
  return 0
}

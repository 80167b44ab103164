import Properties

#if canImport(Glibc)
  import Glibc
#endif

/// The target that the environment names: all are in one program, which is built once.
private let target: FuzzTarget = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    preconditionFailure("FUZZ_TARGET is none of \(FuzzTarget.all.map(\.name))")
  }
  return target
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  if let fault = target.fault(Array(UnsafeBufferPointer(start: start, count: count))) {
    preconditionFailure(fault)
  }
  return 0
}

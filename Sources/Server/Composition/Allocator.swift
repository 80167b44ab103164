import CJemalloc

/// The allocator of this process: jemalloc, which every `malloc` is linked to. A turn of an event loop frees hundreds of small
/// blocks; glibc's allocator keeps seven of a size at hand.
enum Allocator {
  /// How many threads it has for that at most.
  static let threads = 1

  /// Has memory that was freed given back to the system after some seconds, by a thread. Otherwise that is done along with
  /// later allocations, so that after an attack a server that does nothing would keep what the attack took.
  ///
  /// Where the allocator has no threads, nothing changes.
  static func giveBackWhenIdle() {
    set("max_background_threads", threads)
    set("background_thread", true)
  }

  private static func set<Value: BitwiseCopyable>(_ name: String, _ value: Value) {
    var value = value
    _ = mallctl(name, nil, nil, &value, MemoryLayout<Value>.size)
  }
}

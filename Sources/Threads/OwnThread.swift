import Glibc

/// Starts a thread that runs `body` and ends with it.
///
/// - Parameter name: what debuggers show; Linux keeps the first 15 bytes.
/// - Returns: 0 or the error number of `pthread_create`.
package func startThread(name: String, _ body: @escaping @Sendable () -> Void) -> Int32 {
  // Retained here, released by the thread, or below when there is no thread.
  let start = Unmanaged.passRetained(ThreadStart(name: String(decoding: name.utf8.prefix(15), as: UTF8.self), body))
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, &attributes,
    { argument in
      guard let argument else { return nil }
      let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
      nameCurrentThread(start.name)
      start.body()
      return nil
    }, start.toOpaque())
  if code != 0 { start.release() }
  return code
}

/// The kernel's file for the name: `pthread_setname_np` is a GNU extension, which Swift does not see.
private func nameCurrentThread(_ name: String) {
  let descriptor = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  _ = write(descriptor, name, name.utf8.count)
  close(descriptor)
}

private final class ThreadStart: Sendable {
  let name: String
  let body: @Sendable () -> Void

  init(name: String, _ body: @escaping @Sendable () -> Void) {
    self.name = name
    self.body = body
  }
}

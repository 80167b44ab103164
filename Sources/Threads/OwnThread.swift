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

/// What it means that the system gives no thread, and what to do, in words for who runs the process.
///
/// - Parameter code: the error number.
package func threadRefusal(_ code: Int32) -> String {
  """
  the system gives no thread (\(String(cString: strerror(code)))); raise the limit of processes and threads of this user \
  (ulimit -u, systemd's TasksMax) or of its container (--pids-limit), or give it more memory
  """
}

/// Whether the system gives so many threads more: starts them all, and ends them again.
/// - Returns: 0, or the error number of the first that it does not give.
package func tryThreads(_ count: Int) -> Int32 {
  let gate = Monitor((isOpen: false, ended: 0))
  var code: Int32 = 0
  var started = 0
  while started < count, code == 0 {
    code = startThread(name: "signet-trial") {
      gate.wait { $0.isOpen ? () : nil }
      gate.withLockBroadcasting { $0.ended += 1 }
    }
    if code == 0 { started += 1 }
  }
  gate.withLockBroadcasting { $0.isOpen = true }
  gate.wait { $0.ended == started ? () : nil }
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

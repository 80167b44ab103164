import Glibc

/// State under a lock that threads can wait for. The standard library's `Mutex` has nothing to wait on.
package final class Monitor<State>: @unchecked Sendable {
  // Sendable because `state` is touched with `mutex` held only. The two live at a fixed address, as pthreads demand.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  package init(_ state: State) {
    self.state = state
    pthread_mutex_init(self.mutex, nil)
    pthread_cond_init(self.condition, nil)
  }

  deinit {
    pthread_cond_destroy(self.condition)
    pthread_mutex_destroy(self.mutex)
    self.condition.deallocate()
    self.mutex.deallocate()
  }

  /// Looks at the state or changes it, without waking anyone.
  package func withLock<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(self.mutex)
    defer { pthread_mutex_unlock(self.mutex) }
    return body(&self.state)
  }

  /// Wakes one waiting thread.
  package func signal() { pthread_cond_signal(self.condition) }

  /// Changes the state and wakes one waiting thread.
  package func withLockSignalling<Result>(_ body: (inout State) -> Result) -> Result {
    defer { self.signal() }
    return self.withLock(body)
  }

  /// Changes the state and wakes all waiting threads.
  package func withLockBroadcasting<Result>(_ body: (inout State) -> Result) -> Result {
    defer { pthread_cond_broadcast(self.condition) }
    return self.withLock(body)
  }

  /// Blocks the thread until `body` has a result. It is asked at once, and again after each change that woke it.
  package func wait<Result>(_ body: (inout State) -> Result?) -> Result {
    pthread_mutex_lock(self.mutex)
    defer { pthread_mutex_unlock(self.mutex) }
    while true {
      if let result = body(&self.state) { return result }
      pthread_cond_wait(self.condition, self.mutex)
    }
  }
}

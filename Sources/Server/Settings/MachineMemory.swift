import Foundation
import Glibc

/// The memory that this process may use: the least of what the machine has and what the control groups allow that it, or
/// its container, is in.
struct MachineMemory {
  /// Where the kernel's files are; tests bring their own.
  var root = ""

  /// In bytes.
  var bytes: Int {
    let physical = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    return ([physical] + limits).min() ?? physical
  }

  /// The limits of all control groups that the process is in.
  var limits: [Int] {
    guard let groups = text("/proc/self/cgroup") else { return [] }
    return groups.split(separator: "\n").flatMap { line -> [Int] in
      // hierarchy:controllers:path; version 2 names no controllers (man 7 cgroups).
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return [] }
      if fields[1].isEmpty { return limits(in: "/sys/fs/cgroup", path: fields[2], file: "memory.max") }
      guard fields[1].split(separator: ",").contains("memory") else { return [] }
      return limits(in: "/sys/fs/cgroup/memory", path: fields[2], file: "memory.limit_in_bytes")
    }
  }

  /// A group is held to the limits of those above it, too. A container sees its own as the topmost one, whatever the path says.
  private func limits(in mount: String, path: Substring, file: String) -> [Int] {
    var names = path.split(separator: "/").filter { $0 != ".." }
    var limits: [Int] = []
    while true {
      let directory = ([mount] + names.map(String.init)).joined(separator: "/")
      // "max", and the largest number of version 1, mean that there is no limit.
      if let text = text("\(directory)/\(file)"), let limit = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)),
        limit > 0
      {
        limits.append(limit)
      }
      guard names.popLast() != nil else { return limits }
    }
  }

  private func text(_ path: String) -> String? { try? String(contentsOfFile: root + path, encoding: .utf8) }
}

extension ServerSettings {
  /// MiB that something may take where nobody says how many: an eighth of the memory there is, and `most` at most.
  static func share(of memory: Int, most: Int, least: Int = 1) -> Int { max(least, min(most, memory >> 23)) }

  /// Bytes for what lists search and sort by.
  var listMemoryBytes: Int { (listMemory ?? Self.share(of: memory, most: 512)) << 20 }
  /// Bytes for requests that have not come whole.
  var requestMemoryBytes: Int { (requestMemory ?? Self.share(of: memory, most: 256, least: 8)) << 20 }
  /// Bytes for answers that clients do not take.
  var answerMemoryBytes: Int { (answerMemory ?? Self.share(of: memory, most: 256, least: 8)) << 20 }
}

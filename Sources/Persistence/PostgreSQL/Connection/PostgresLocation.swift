import Domain

/// Where a database is, as a URL and whatever libpq reads beside it tell. Nothing is told on of what may be a secret.
struct PostgresLocation: Sendable {
  /// What libpq connects by, but for the hosts.
  let url: String
  /// Each by the keywords that replace the URL's; none in the only one where no host is named anywhere.
  let hosts: [[(keyword: String, value: String)]]

  /// - Parameter url: or words of libpq's.
  /// - Throws: `StoreError` when libpq does not understand it, or understands it otherwise than it can be meant.
  init(_ url: String) throws(StoreError) {
    self.url = url
    var options = try Self.options(url)
    if options["host"] == nil, options["hostaddr"] == nil { options = PostgresConnection.allOptions(url) }
    let lists = ["host", "hostaddr", "port"].compactMap { keyword in
      options[keyword].map { (keyword, values: Self.list($0)) }
    }
    let count = lists.filter { $0.0 != "port" }.map(\.values.count).max() ?? 1
    hosts = (0..<count).map { index in
      // One port is that of all.
      lists.compactMap { keyword, values in
        let value = values.count == 1 ? values.first : values.dropFirst(index).first
        return value.map { (keyword, $0) }
      }
    }
  }

  /// What a URL says, by libpq's keywords.
  private static func options(_ url: String) throws(StoreError) -> [String: String] {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? ""
    // To libpq the first @ ends a password, unless a / comes before it.
    let signs = rest.filter { "@/?".contains($0) }.drop { $0 == "?" }.prefix { $0 != "?" }
    guard !signs.dropFirst().contains("@") else { throw unclear("there is an @ that ends no password") }
    let options: [String: String]
    do {
      options = try PostgresConnection.options(url)
    } catch {
      // It tells between quotes what it does not understand, which may be a part of a password.
      guard url.contains("%") || url.contains("password") else {
        throw StoreError("the database's URL: \(error.message)")
      }
      let parts = error.message.split(separator: "\"", omittingEmptySubsequences: false)
      throw unclear(parts.enumerated().map { $0 % 2 == 0 ? $1 : "…" }.joined(separator: "\""))
    }
    guard list(options["port"] ?? "").allSatisfy({ $0.isEmpty || UInt16($0) != nil }) else {
      throw unclear("the port is no number")
    }
    return options
  }

  private static func unclear(_ words: String) -> StoreError {
    StoreError(
      "the database's URL: \(words); in a user's name or a password write all but letters and digits as % and two digits"
    )
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// A URL as logs may show it: who, where, and which database.
  static func shown(_ url: String) -> String {
    guard let options = try? options(url) else { return "postgresql://…" }
    let (hosts, ports) = (list(options["host"] ?? options["hostaddr"] ?? ""), list(options["port"] ?? ""))
    let places = hosts.enumerated().map { index, host in
      let port = ports.count == 1 ? ports[0] : ports.dropFirst(index).first ?? ""
      let name = host.contains(":") ? "[\(host)]" : host
      return port.isEmpty ? name : "\(name):\(port)"
    }
    let user = options["user"].map { "\($0)@" } ?? ""
    return "postgresql://\(user)\(places.joined(separator: ","))/\(options["dbname"] ?? "")"
  }
}

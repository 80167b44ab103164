/// One table for what a code is called and which HTTP status it has, in Connect and in REST.
///
/// The statuses are those of the Connect protocol's error codes, which are those of `google.rpc.Code`'s mapping too.
extension Status.Code {
  /// The name in a Connect error.
  var connectName: StaticString { row.name }
  /// The status of an HTTP response that carries an error of this code.
  var httpStatus: Int { row.http }

  private var row: (name: StaticString, http: Int) {
    switch self {
    case .ok: ("ok", 200)
    case .cancelled: ("canceled", 499)
    case .unknown: ("unknown", 500)
    case .invalidArgument: ("invalid_argument", 400)
    case .deadlineExceeded: ("deadline_exceeded", 504)
    case .notFound: ("not_found", 404)
    case .alreadyExists: ("already_exists", 409)
    case .permissionDenied: ("permission_denied", 403)
    case .resourceExhausted: ("resource_exhausted", 429)
    case .failedPrecondition: ("failed_precondition", 400)
    case .aborted: ("aborted", 409)
    case .outOfRange: ("out_of_range", 400)
    case .unimplemented: ("unimplemented", 501)
    case .internal: ("internal", 500)
    case .unavailable: ("unavailable", 503)
    case .dataLoss: ("data_loss", 500)
    case .unauthenticated: ("unauthenticated", 401)
    }
  }
}

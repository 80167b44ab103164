/// A path template of `google.api.http`, parsed.
struct PathTemplate: Equatable {
  /// What one position of a path must hold.
  enum Segment: Equatable {
    /// Exactly this, percent-decoded.
    case literal([UInt8])
    /// `*`: any one segment that is not empty.
    case one
    /// `**`: all that follow, also none.
    case rest
  }

  /// A part of the path that fills a field of the request.
  struct Variable: Equatable {
    /// The field's path, `a.b`.
    let field: String
    /// The positions that it covers. With a `**` among them it reaches to the path's end.
    let segments: Range<Int>
    /// Whether it can hold several segments, so that a `/` in it was meant and an encoded one stays encoded.
    let isMultiSegment: Bool
    /// Whether it ends in `**`.
    let takesRest: Bool
  }

  /// The template as written.
  let text: String
  let segments: [Segment]
  let variables: [Variable]
  /// What follows the `:`.
  let verb: [UInt8]?
}

/// Where in a reply a line stands, and what kind of line it is: what tells a list of roles from speech.
struct LinePlace: Sendable {
    /// Nothing visible came before it.
    var isFirst = true
    /// A blank line, or nothing, came before it.
    private(set) var beginsParagraph = true
    /// What stands before it announces a list (a heading, or a colon at its end) or is a line like "Term: text".
    private(set) var isAnnounced = false
    /// Nothing visible has come of it.
    private(set) var isBlank = true
    /// It says of a member what that member does.
    var isRole = false

    private var last: Unicode.Scalar = " "
    private var words = 1
    private var length = 0
    /// "Term: text": at most five words before the first colon.
    private var isDefinition = false
    private var hasColon = false
    private var isHeading = false
    /// Announced by nothing but the term right above.
    private var followsTerm = false

    mutating func take(_ scalar: Unicode.Scalar) {
        length += 1
        if scalar.properties.isWhitespace {
            if hasColon, last == ":", words <= 5, length <= 64 { isDefinition = true }
            if !isBlank { words += 1 }
            return
        }
        if scalar == ":" { hasColon = hasColon || length > 1 }
        if isBlank { isHeading = scalar == "#" }
        isBlank = false
        // Emphasis after the colon (`**Owner:**`) does not count.
        if scalar != "*" && scalar != "_" { last = scalar }
    }

    mutating func endLine() {
        if isBlank {
            beginsParagraph = true
            // A blank line ends a list of terms, but not what announces a list, nor a list of roles.
            isAnnounced = isAnnounced && !followsTerm
        } else {
            beginsParagraph = false
            followsTerm = isDefinition && !isRole && !isHeading && last != ":"
            isAnnounced = last == ":" || isRole || isHeading || isDefinition
        }
        startLine()
    }

    mutating func restart(with text: String) {
        startLine()
        for scalar in text.unicodeScalars { take(scalar) }
    }

    private mutating func startLine() {
        isBlank = true
        isRole = false
        isHeading = false
        last = " "
        words = 1
        length = 0
        isDefinition = false
        hasColon = false
    }
}

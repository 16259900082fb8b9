import Conversation
import Personas

/// Takes the labels out of a reply while it arrives, and ends it where the model begins to speak as somebody else.
///
/// A value that is fed deltas: however the same reply is split, the text let through and the cut are the same.
/// Only the beginning of a line (with the line ends before it) is held back, and only while it can still become a
/// label. After a cut everything else is swallowed.
package struct ReplyFilter: Sendable {
    /// As whom the model went on to speak; nil as long as it kept to its part.
    package private(set) var cut: Speaker?

    private let labels: SpeakerLabels
    private var fence = CodeFence()
    private var place = LinePlace()
    /// Blank lines and line ends, let through only with what follows them.
    private var gap = ""
    /// This line as far as it has come, while it is undecided.
    private var line = ""
    /// True once the rest of this line goes out as it comes.
    private var isOpen = false

    package init(team: Team, speaker: Slug) {
        labels = SpeakerLabels(team: team, speaker: .member(speaker))
    }

    /// For a comparison members are what it speaks of: their names may begin a line, and only words that one of them
    /// would speak end it.
    package init(comparisonIn team: Team) {
        labels = SpeakerLabels(team: team, speaker: .comparison)
    }

    /// Text that may be shown now.
    package mutating func feed(_ delta: String) -> String {
        var shown = ""
        for scalar in delta.unicodeScalars {
            if cut != nil { break }
            if scalar == "\n" {
                endLine(into: &shown)
                continue
            }
            fence.take(scalar)
            place.take(scalar)
            if isOpen {
                shown.unicodeScalars.append(scalar)
            } else {
                line.unicodeScalars.append(scalar)
                decide(isWhole: false, into: &shown)
            }
        }
        return shown
    }

    /// The rest, after the last delta.
    package mutating func finish() -> String {
        var shown = ""
        if cut == nil, !isOpen { decide(isWhole: true, into: &shown) }
        if cut == nil, !place.isFirst { shown += gap }
        gap = ""
        return shown
    }

    private mutating func endLine(into shown: inout String) {
        if !isOpen { decide(isWhole: true, into: &shown) }
        fence.endLine()
        place.endLine()
        isOpen = false
        gap.unicodeScalars.append("\n")
    }

    /// `isWhole`: no more of this line will come.
    private mutating func decide(isWhole: Bool, into shown: inout String) {
        if place.isBlank, !fence.isInside || place.isFirst {
            guard isWhole else { return }
            gap += line
            line = ""
            return
        }
        let reading =
            fence.isInside ? .text : labels.read(line, at: place, isWhole: isWhole)
        switch reading {
        case .undecided:
            break
        case .text, .role:
            if case .role = reading { place.isRole = true }
            // The reply begins with its first visible character.
            shown += place.isFirst ? line.withoutLeadingBlanks : gap + line
            place.isFirst = false
            gap = ""
            line = ""
            isOpen = true
        case .own(let rest):
            // What follows may be the label once more.
            line = rest
            fence.restart(with: rest)
            place.restart(with: rest)
            decide(isWhole: isWhole, into: &shown)
        case .other(let speaker):
            cut = speaker
            gap = ""
            line = ""
        }
    }
}

extension String {
    fileprivate var withoutLeadingBlanks: String {
        String(unicodeScalars.drop { $0.properties.isWhitespace })
    }
}

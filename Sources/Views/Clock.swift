import Conversation

/// The time of a frame, and how to show a moment to the user.
package struct Clock: Sendable, Hashable {
    package var now: Timestamp
    /// Seconds to add to UTC for the user's local time.
    package var offset: Int

    package init(now: Timestamp, offset: Int) {
        self.now = now
        self.offset = offset
    }

    /// Days since 1970, where the user is.
    var day: Int64 { localMinutes(now) / 1_440 }

    /// `14:02`; with the date in front when it is another day than now.
    func label(for moment: Timestamp) -> String {
        let minutes = localMinutes(moment)
        let time = "\(Self.two(minutes / 60 % 24)):\(Self.two(minutes % 60))"
        let days = day - minutes / 1_440
        switch days {
        case 0: return time
        case 1: return "yesterday \(time)"
        default: return "\(days) days ago \(time)"
        }
    }

    /// `4s`, `2m`, `1h`.
    func elapsed(since moment: Timestamp) -> String {
        let seconds = max(0, now.since(moment) / 1000)
        if seconds < 60 { return "\(seconds)s" }
        return seconds < 3600 ? "\(seconds / 60)m" : "\(seconds / 3600)h"
    }

    private func localMinutes(_ moment: Timestamp) -> Int64 {
        (moment.milliseconds / 1000 + Int64(offset)) / 60
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// `842`, `2.1k`, `16k`.
func compact(_ count: Int) -> String {
    if count < 1000 { return "\(count)" }
    let tenths = (count + 50) / 100
    return tenths % 10 == 0 || tenths >= 100 ? "\((tenths + 5) / 10)k" : "\(tenths / 10).\(tenths % 10)k"
}

/// How long a server asks to wait, from the three header fields that say it.
enum RetryAfter {
    /// `retry-after-ms` (milliseconds) wins over `retry-after` (seconds, or a date, which is then held against the
    /// server's own `date`). Nil when there is none that makes sense.
    static func duration(milliseconds: String?, retryAfter: String?, date: String?) -> Duration? {
        if let value = milliseconds.flatMap(Double.init), let duration = duration(value / 1000) {
            return duration
        }
        guard let retryAfter else { return nil }
        if let value = Double(retryAfter) { return duration(value) }
        guard let then = seconds(retryAfter), let now = date.flatMap(seconds) else { return nil }
        return .seconds(max(then - now, 0))
    }

    private static func duration(_ seconds: Double) -> Duration? {
        seconds.isFinite && seconds >= 0 && seconds < 1e9 ? .seconds(seconds) : nil
    }

    /// Seconds since 1970 of an IMF-fixdate (RFC 9110, 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT".
    static func seconds(_ date: String) -> Int? {
        let parts = date.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
            (1970...9999).contains(year)
        else { return nil }
        let time = parts[4].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]),
            (0...60).contains(time[2])
        else { return nil }
        return days(year: year, month: month + 1, day: day) * 86400 + time[0] * 3600 + time[1] * 60
            + time[2]
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted from a year that begins in March.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}

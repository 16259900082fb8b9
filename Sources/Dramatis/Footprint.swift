import Glibc

/// Memory that a start or a long reply took and a shell that waits does not need.
enum Footprint {
    /// Drops the program's own code from this process: what is run again is mapped again from the page cache, a few
    /// microseconds a page. Most of the code is run at the start only. See madvise(2), MADV_DONTNEED.
    static func shrink() {
        guard let code else { return }
        madvise(UnsafeMutableRawPointer(bitPattern: code.lowerBound), code.count, MADV_DONTNEED)
    }

    /// Where the program's own code lies: the first mapping of proc(5), "/proc/pid/maps", that can be run and never was
    /// written. Dropping it loses nothing.
    private static let code: Range<UInt>? = {
        guard let file = fopen("/proc/self/maps", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 4096)
        while fgets(&line, Int32(line.count), file) != nil {
            let parts = line.prefix { $0 != 0 }.split(separator: CChar(UInt8(ascii: " ")))
                .map { String(decoding: $0.map(UInt8.init(bitPattern:)), as: UTF8.self) }
            guard parts.count > 5, parts[1] == "r-xp" else { continue }
            let ends = parts[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
        }
        return nil
    }()
}

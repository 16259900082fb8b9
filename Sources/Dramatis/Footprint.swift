import Glibc

/// Memory that a start or a long reply took and a shell that waits does not need.
enum Footprint {
    /// Drops the program's own code from this process: what is run again is mapped again from the page cache, a few
    /// microseconds a page. Most of the code is run at the start only. See madvise(2), MADV_DONTNEED.
    static func shrink() {
        guard let code else { return }
        madvise(UnsafeMutableRawPointer(bitPattern: code.lowerBound), code.count, MADV_DONTNEED)
    }

    /// Where the program's own code lies: the mapping of its file in proc(5), "/proc/pid/maps", that can be run and can't be
    /// written. Dropping it loses nothing. Nil where there is none.
    private static let code: Range<UInt>? = {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &path, path.count - 1)
        guard length > 0, let file = fopen("/proc/self/maps", "r") else { return nil }
        defer { fclose(file) }
        let own = String(decoding: path[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        var bytes = [CChar](repeating: 0, count: 2 * Int(PATH_MAX))
        while fgets(&bytes, Int32(bytes.count), file) != nil {
            let line = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            guard line.contains(" r-xp "), line.hasSuffix(" \(own)\n") else { continue }
            let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
            return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
        }
        return nil
    }()
}

/// A compiled terminfo entry, in its parts (term(5), "storage format" and "extended number format").
struct CompiledEntry {
    private var names: ArraySlice<UInt8>
    private var booleans: ArraySlice<UInt8>
    private var numbers: [Int32]
    private var strings: [Int16]
    private var table: [UInt8]
    private var extended: Extended

    /// Capabilities that no standard names. Names stand in `table` behind the values, at offsets that count from
    /// the first name: those of booleans, then of numbers, then of strings.
    private struct Extended {
        var booleans: [UInt8] = []
        var numbers: [Int32] = []
        var strings: [Int16] = []
        var names: [Int16] = []
        var values: [UInt8] = []
        var nameTable: [UInt8] = []
    }

    private static let magic16 = 0o432
    private static let magic32 = 0o1036

    init?(_ bytes: [UInt8]) {
        var reader = EntryReader(bytes)
        guard let magic = reader.short(), magic == Self.magic16 || magic == Self.magic32,
            let header = reader.shorts(5), let names = reader.take(header[0]),
            let booleans = reader.take(header[1])
        else { return nil }
        let wide = magic == Self.magic32
        reader.align()
        guard let numbers = reader.numbers(header[2], wide: wide), let strings = reader.shorts(header[3]),
            let table = reader.take(header[4])
        else { return nil }
        self.names = names
        self.booleans = booleans
        self.numbers = numbers
        self.strings = strings.map(Int16.init)
        self.table = Array(table)
        extended = Extended()
        reader.align()
        guard let more = reader.shorts(5) else { return }
        guard let own = reader.take(more[0]) else { return nil }
        reader.align()
        let nameCount = more[0] + more[1] + more[2]
        guard let ownNumbers = reader.numbers(more[1], wide: wide), let ownStrings = reader.shorts(more[2]),
            let nameOffsets = reader.shorts(nameCount), let ownTable = reader.take(more[4])
        else { return nil }
        // The values end where the last of them ends.
        var end = ownTable.startIndex
        for offset in ownStrings where offset >= 0 {
            guard let close = ownTable.dropFirst(offset).firstIndex(of: 0) else { return nil }
            end = max(end, close + 1)
        }
        extended = Extended(
            booleans: Array(own), numbers: ownNumbers, strings: ownStrings.map(Int16.init),
            names: nameOffsets.map(Int16.init), values: Array(ownTable[ownTable.startIndex..<end]),
            nameTable: Array(ownTable[end...]))
    }

    // Places in the order of <term.h>.
    private static let maxColors = 13
    private static let maxPairs = 14
    private static let setForeground = 359
    private static let setBackground = 360

    /// The same terminal with RGB, 16 million colours and the sequences that set them (ISO 8613-6, with semicolons as
    /// most terminals take it). Nil when the entry cannot set colours at all, or has them already.
    var withDirectColors: [UInt8]? {
        var entry = self
        guard numbers.count > Self.maxPairs, numbers[Self.maxColors] != DirectColor.colors,
            strings.count > Self.setBackground, strings[Self.setForeground] >= 0,
            strings[Self.setBackground] >= 0
        else { return nil }
        entry.numbers[Self.maxColors] = Int32(DirectColor.colors)
        entry.numbers[Self.maxPairs] = 0x10000
        for (place, code) in [(Self.setForeground, 38), (Self.setBackground, 48)] {
            guard let offset = Int16(exactly: entry.table.count) else { return nil }
            entry.strings[place] = offset
            let parts = "%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d"
            entry.table += Array("\u{1B}[\(code);2;\(parts)m\0".utf8)
        }
        entry.extended.booleans.insert(1, at: 0)
        guard let offset = Int16(exactly: entry.extended.nameTable.count) else { return nil }
        entry.extended.names.insert(offset, at: 0)
        entry.extended.nameTable += Array("RGB\0".utf8)
        return entry.bytes
    }

    private var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func short(_ value: Int) {
            bytes += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
        }
        func number(_ value: Int32) {
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> Int32(shift))) }
        }
        func align() { if bytes.count % 2 != 0 { bytes.append(0) } }
        for value in [Self.magic32, names.count, booleans.count, numbers.count, strings.count, table.count] {
            short(value)
        }
        bytes += names
        bytes += booleans
        align()
        numbers.forEach(number)
        for offset in strings { short(Int(offset)) }
        bytes += table
        align()
        let own = extended
        let items = own.strings.count + own.names.count
        for value in [
            own.booleans.count, own.numbers.count, own.strings.count, items,
            own.values.count + own.nameTable.count,
        ] { short(value) }
        bytes += own.booleans
        align()
        own.numbers.forEach(number)
        for offset in own.strings + own.names { short(Int(offset)) }
        bytes += own.values + own.nameTable
        return bytes
    }
}

/// Reads little-endian numbers; nil behind the end.
private struct EntryReader {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, at + count <= bytes.count else { return nil }
        defer { at += count }
        return bytes[at..<at + count]
    }

    mutating func align() { at += at % 2 }

    mutating func short() -> Int? {
        take(2).map { Int(Int16(bitPattern: UInt16($0[$0.startIndex]) | UInt16($0[$0.startIndex + 1]) << 8)) }
    }

    mutating func shorts(_ count: Int) -> [Int]? {
        guard count >= 0, at + 2 * count <= bytes.count else { return nil }
        return (0..<count).compactMap { _ in short() }
    }

    mutating func numbers(_ count: Int, wide: Bool) -> [Int32]? {
        guard wide else { return shorts(count)?.map(Int32.init) }
        guard count >= 0, at + 4 * count <= bytes.count else { return nil }
        return (0..<count).compactMap { _ in
            take(4).map { part in
                part.reversed().reduce(Int32(0)) { $0 << 8 | Int32($1) }
            }
        }
    }
}

/// Where bytes end in the middle of a UTF-8 character.
enum UTF8Tail {
    /// The index from which on the bytes are the beginning of a character that may still be finished;
    /// `bytes.count` when there is none.
    static func start(in bytes: [UInt8]) -> Int {
        let count = bytes.count
        for length in 1...3 where length <= count {
            let byte = bytes[count - length]
            if byte & 0xC0 == 0x80 { continue }
            let needed =
                switch byte {
                case 0xC2...0xDF: 2
                case 0xE0...0xEF: 3
                case 0xF0...0xF4: 4
                default: 1
                }
            return needed > length ? count - length : count
        }
        return count
    }
}

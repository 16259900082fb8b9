/// RFC 4648, section 4.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        var group: UInt32 = 0
        var count = 0
        func put(_ bits: UInt32, letters: Int) {
            for place in 0..<letters {
                encoded.append(alphabet[Int(bits >> UInt32(18 - 6 * place)) & 0x3F])
            }
            for _ in letters..<4 { encoded.append(UInt8(ascii: "=")) }
        }
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            count += 1
            if count == 3 {
                put(group, letters: 4)
                group = 0
                count = 0
            }
        }
        if count == 1 { put(group << 16, letters: 2) }
        if count == 2 { put(group << 8, letters: 3) }
        return encoded
    }
}

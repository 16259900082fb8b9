import Crypto

/// SHA-256 of the text's UTF-8, in lower-case hex.
func digest(of text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).reduce(into: "") { hex, byte in
        let digits = String(byte, radix: 16)
        hex += digits.count == 1 ? "0" + digits : digits
    }
}

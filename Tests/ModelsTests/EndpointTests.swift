import Conversation
import Testing

@testable import Models

@Suite struct EndpointTests {
    @Test(arguments: [
        ("https://api.openai.com/v1", "https://api.openai.com/v1"),
        (" http://localhost:8000/v1/ \n", "http://localhost:8000/v1"),
        ("HTTP://[::1]:80//", "http://[::1]:80"),
        ("https://host/v1?token=secret#x", "https://host/v1"),
        ("/run/a b.sock", "http+unix://%2Frun%2Fa%20b.sock/v1"),
        ("unix:/run/\u{E9}.sock", "http+unix://%2Frun%2F%C3%A9.sock/v1"),
    ])
    func `addresses`(address: String, base: String) throws {
        let endpoint = try Endpoint(address: address, key: " k\n")
        #expect(endpoint.base == base)
        #expect(endpoint.key == "k")
        #expect(!endpoint.shown.contains("secret"))
    }

    @Test(arguments: [
        "", "host", "ftp://host", "http://", "https:///v1", "http://:80", "https://me:secret@host/v1",
        "http://a b/?secret", "x://me:secret@host", "/" + String(repeating: "s", count: 107),
    ])
    func `addresses of no use are told without their secrets`(address: String) {
        #expect {
            try Endpoint(address: address, key: nil)
        } throws: {
            !"\($0)".contains("secret") && $0 is ModelError
        }
    }

    @Test func `keys`() throws {
        #expect(try Endpoint(address: "http://h", key: "").key == nil)
        for key in ["secret\nX: y", "secret secret", "s\u{E9}cret\u{0}"] {
            #expect {
                try Endpoint(address: "http://h", key: key)
            } throws: {
                "\($0)".contains("OPENAI_API_KEY") && !"\($0)".contains("cret")
            }
        }
    }
}

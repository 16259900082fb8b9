import Testing

@testable import Models

@Suite struct LoneSurrogatesTests {
    @Test(arguments: [
        (#"{"a":"\ud83d"}"#, #"{"a":"\ufffd"}"#), (#"{"a":"\uDE00 x"}"#, #"{"a":"\ufffd x"}"#),
        (#"{"a":"\ud83d\ude00"}"#, #"{"a":"\ud83d\ude00"}"#), (#"{"a":"\\ud83d"}"#, #"{"a":"\\ud83d"}"#),
        (#"{"a":"\ud83d\ud83d\ude00"}"#, #"{"a":"\ufffd\ud83d\ude00"}"#), ("plain", "plain"),
        (#"\ud8"#, #"\ud8"#),
    ])
    func halvesBecomeMarks(json: String, expected: String) {
        #expect(LoneSurrogates.replaced(in: json) == expected)
    }
}

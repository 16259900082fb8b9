import Glibc

/// libFuzzer's entry; a property that does not hold ends the process, which is what libFuzzer keeps the input for.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let wrong = CanvasProperties.neutraliser(bytes) {
        _ = "\(wrong)\n".withCString { write(STDERR_FILENO, $0, strlen($0)) }
        abort()
    }
    return 0
}

import TOMLKit

enum TOMLFile {
    /// The error names the file, the place and `advice`: what can be done about it.
    static func read(_ path: String, advice: String) throws(Failure) -> TOMLTable {
        let text = try Files.read(path)
        do {
            return try TOMLTable(string: text)
        } catch {
            throw Failure("\(path): \(error): \(advice)")
        }
    }
}

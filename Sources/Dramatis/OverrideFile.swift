import Conversation

/// The overrides that were made in the shell, a JSON object a line, as `dramatis route test` reads them.
enum OverrideFile {
    static func append(_ override: RouteOverride, to path: String) throws {
        do {
            if let slash = path.lastIndex(of: "/") { try Paths.makeFolder(String(path[..<slash])) }
            try Files.write(try JSONLine.text(Row(override)) + "\n", to: path, append: true)
        } catch {
            throw Failure("Your choice is not collected for `route test`: \(error): mend or move the file")
        }
    }

    private struct Row: Encodable {
        let text: String
        let accept: [Slug]
        let instead: Slug?
        let kind = "override"
        let personas: String
        let time: Int64

        init(_ override: RouteOverride) {
            text = override.request
            accept = [override.chosen]
            instead = override.instead
            personas = override.personas
            time = override.time.milliseconds
        }
    }
}

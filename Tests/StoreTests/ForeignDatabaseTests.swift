import Foundation
import GRDB
import Store
import Testing

@Suite struct ForeignDatabaseTests {
    @Test func anotherProgramsDatabaseIsLeftAsItIs() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = SessionStore.file(in: folder)
        let other = try DatabaseQueue(path: path)
        try other.write { try $0.execute(sql: "CREATE TABLE other (x); INSERT INTO other VALUES (1)") }
        #expect {
            _ = try SessionStore(folder: folder)
        } throws: { "\($0)".contains("another program's tables") }
        let tables = try other.read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        #expect(tables == ["other"])
    }
}

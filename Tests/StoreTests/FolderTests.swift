import Conversation
import Foundation
import GRDB
import Store
import Testing

@Suite struct FolderTests {
    private let folder = TemporaryFolder()
    private let now = Timestamp(milliseconds: 1_795_442_527_123)

    @Test func onlyTheUserMayRead() throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        #expect(try folder.permissions() == 0o700)
        for name in ["sessions.sqlite", "sessions.sqlite-wal", "sessions.sqlite-shm"] {
            #expect(try folder.permissions(name) == 0o600, "\(name)")
        }
        #expect(try folder.permissions("shells") == 0o700)
        let shells = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/shells")
        // The lock of this shell, and the one by which the schema is made.
        #expect(try shells.map { try folder.permissions("shells/" + $0) } == [0o600, 0o600])
    }

    @Test func permissionsThatWereLoosenedAreMended() throws {
        _ = try SessionStore(folder: folder.path)
        #expect(chmod(folder.path, 0o755) == 0 && chmod(folder.database, 0o644) == 0)
        _ = try SessionStore(folder: folder.path)
        #expect(try folder.permissions() == 0o700)
        #expect(try folder.permissions("sessions.sqlite") == 0o600)
    }

    @Test func aFolderOfOtherThingsKeepsItsPermissions() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        #expect(FileManager.default.createFile(atPath: folder.path + "/notes.txt", contents: nil))
        #expect(chmod(folder.path, 0o755) == 0)
        _ = try SessionStore(folder: folder.path)
        #expect(try folder.permissions() == 0o755)
    }

    @Test func writesAheadAndSyncs() throws {
        let store = try SessionStore(folder: folder.path)
        #expect(store.path == folder.database)
        #expect(try folder.queue().read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test(arguments: [
        Data("this is a text, and not a database; ".utf8) + Data(repeating: 0x20, count: 5000),
        Data(repeating: 0xA5, count: 10_000),
    ])
    func whatIsNoDatabaseIsSetAsideWithItsBytes(bytes: Data) throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: folder.database))
        #expect(throws: StoreError.notADatabase(path: folder.database)) {
            try SessionStore(folder: folder.path)
        }
        let (store, said) = try SessionStore.open(folder: folder.path, now: now)
        let aside = folder.database + ".unreadable-20261123-140207"
        #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == bytes)
        #expect(said?.contains(aside) == true)
        try store.create(summary())
        try store.record(question(1, "it goes on"))
        #expect(try SessionStore.open(folder: folder.path, now: now).setAside == nil)
        #expect(try store.list().count == 1)
    }

    @Test func aDamagedDatabaseIsSetAsideAndNamesAreNotTakenTwice() throws {
        for number in 1...2 {
            do {
                let store = try SessionStore(folder: folder.path)
                try store.create(summary("session \(number)"))
            }
            var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.database))
            // The schema's page, behind an intact header.
            bytes.replaceSubrange(100..<4096, with: Data(repeating: 0xFF, count: 3996))
            try bytes.write(to: URL(fileURLWithPath: folder.database))
            #expect(try SessionStore.open(folder: folder.path, now: now).setAside != nil)
        }
        let aside = try folder.names().filter { $0.contains("unreadable") }
        #expect(
            aside == [
                "sessions.sqlite.unreadable-20261123-140207", "sessions.sqlite.unreadable-20261123-140207-2",
            ])
    }

    @Test func anEmptyFileBecomesADatabase() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        #expect(FileManager.default.createFile(atPath: folder.database, contents: nil))
        #expect(try SessionStore.open(folder: folder.path, now: now).setAside == nil)
    }

    @Test func aLaterVersionsDatabaseIsLeftWhereItIs() throws {
        _ = try SessionStore(folder: folder.path)
        try folder.queue().write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('v99')") }
        #expect(throws: StoreError.newer(path: folder.database)) {
            try SessionStore.open(folder: folder.path, now: now)
        }
        #expect(try !folder.names().contains { $0.contains("unreadable") })
    }

    @Test func aFolderThatCannotBeIsNamed() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let file = folder.path + "/file"
        #expect(FileManager.default.createFile(atPath: file, contents: nil))
        for path in [file, file + "/below"] {
            let error = #expect(throws: StoreError.self) { try SessionStore.open(folder: path, now: now) }
            let text = error.map(String.init(describing:)) ?? ""
            #expect(text.contains(path) && text.contains("--data"), "\(text)")
        }
        try FileManager.default.createDirectory(atPath: folder.database, withIntermediateDirectories: true)
        let error = #expect(throws: StoreError.self) { try SessionStore.open(folder: folder.path, now: now) }
        #expect(error.map(String.init(describing:))?.contains(folder.database) == true)
    }

    @Test func aFullDiskIsNamedAndNothingIsHalfKept() throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        try store.record(question(1, "kept"))
        // SQLite's own limit, which gives the same error as a disk that is full.
        let error = #expect(throws: StoreError.self) {
            try store.limitPages(to: 40)
            try store.record(question(2, String(repeating: "too much ", count: 100_000)))
        }
        #expect(error == .diskFull(path: folder.database))
        #expect(try store.session(SessionID("20261123-1402-7f3a"))?.transcript.turns.map(\.text) == ["kept"])
        try store.record(question(2, "small"))
        #expect(try store.list().first?.turnCount == 2)
    }
}

import GRDB

/// The schema as it was released, step by step. A released migration is never changed; a new one follows it.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { try $0.execute(sql: first) }
        migrator.registerMigration("v2") { try $0.execute(sql: handoffs) }
        return migrator
    }

    /// What was decided about patterns and handoffs, in the order in which it was; `owner` as with turns.
    private static let handoffs = """
        CREATE TABLE handoff (
            session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            time INTEGER NOT NULL,
            text BLOB NOT NULL,
            owner TEXT NOT NULL,
            PRIMARY KEY (session, number)
        ) STRICT, WITHOUT ROWID;
        """

    /// Texts of turns are blobs of UTF-8, because a text may hold NUL, at which SQLite's TEXT is cut when read.
    /// `state` is waiting, streaming, or an outcome. `owner` is the shell that wrote the turn last.
    private static let first = """
        CREATE TABLE session (
            id TEXT PRIMARY KEY NOT NULL,
            title BLOB NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            draft BLOB NOT NULL DEFAULT x'',
            pinned TEXT
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE turn (
            id INTEGER PRIMARY KEY,
            session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            speaker TEXT,
            text BLOB NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('waiting', 'streaming', 'complete', 'truncated', 'error', 'cancelled')),
            detail BLOB,
            started INTEGER NOT NULL,
            ended INTEGER,
            owner TEXT,
            receipt BLOB,
            model TEXT,
            personas TEXT,
            temperature REAL,
            maximum_reply_tokens INTEGER,
            answers INTEGER,
            replaces INTEGER,
            has_usage INTEGER NOT NULL DEFAULT 0,
            prompt_tokens INTEGER,
            cached_tokens INTEGER,
            reply_tokens INTEGER,
            first_token_ms INTEGER,
            total_ms INTEGER,
            UNIQUE (session, number)
        ) STRICT;

        CREATE INDEX session_by_update ON session (updated);
        CREATE INDEX turn_open ON turn (owner) WHERE state IN ('waiting', 'streaming');

        CREATE VIEW turn_text AS SELECT id, CAST(text AS TEXT) AS text FROM turn;
        CREATE VIRTUAL TABLE turn_search USING fts5 (
            text, content = 'turn_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
        );
        CREATE TRIGGER turn_search_insert AFTER INSERT ON turn
        WHEN new.state NOT IN ('waiting', 'streaming') BEGIN
            INSERT INTO turn_search (rowid, text) VALUES (new.id, CAST(new.text AS TEXT));
        END;
        CREATE TRIGGER turn_search_forget AFTER UPDATE ON turn
        WHEN old.state NOT IN ('waiting', 'streaming') BEGIN
            INSERT INTO turn_search (turn_search, rowid, text) VALUES ('delete', old.id, CAST(old.text AS TEXT));
        END;
        CREATE TRIGGER turn_search_update AFTER UPDATE ON turn
        WHEN new.state NOT IN ('waiting', 'streaming') BEGIN
            INSERT INTO turn_search (rowid, text) VALUES (new.id, CAST(new.text AS TEXT));
        END;
        CREATE TRIGGER turn_search_delete AFTER DELETE ON turn
        WHEN old.state NOT IN ('waiting', 'streaming') BEGIN
            INSERT INTO turn_search (turn_search, rowid, text) VALUES ('delete', old.id, CAST(old.text AS TEXT));
        END;
        """
}

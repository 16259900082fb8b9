/// The schemas as they were released.
enum ReleasedSchema {
    static let version1 = """
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

        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('v1');

        """

    static let version1Rows = """
        INSERT INTO session VALUES
            ('20261123-1402-7f3a', CAST('Churn' AS BLOB), 1000, 3000, CAST('and then' AS BLOB), 'mlops-engineer');
        INSERT INTO turn (session, number, text, state, started, ended)
            VALUES ('20261123-1402-7f3a', 1, CAST('Design the tables.' AS BLOB), 'complete', 1000, 1000);
        INSERT INTO turn (session, number, speaker, text, state, started, ended, owner, receipt, model, personas,
                temperature, maximum_reply_tokens, answers, has_usage, reply_tokens)
            VALUES ('20261123-1402-7f3a', 2, 'data-engineer', CAST('Partition by day.' AS BLOB), 'complete', 2000, 3000,
                '0b9f7c9e-3f4e-4c52-9d5e-0d6c1f0c5a11',
                x'010600000073636f72656401000000020000006465\
        0100000071ffffffff000000000000f03f0000000000000000', 'local/qwen', '00ff', 0.3, 2048, 1, 1, 12);
        INSERT INTO turn (session, number, speaker, text, state, started, owner)
            VALUES ('20261123-1402-7f3a', 3, 'data-engineer', CAST('half' AS BLOB), 'streaming', 3000,
                '0b9f7c9e-3f4e-4c52-9d5e-0d6c1f0c5a11');
        """
}

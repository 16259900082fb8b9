extension SourceGrammar {
    private static func words(_ text: String) -> Set<[UInt8]> {
        Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
    }

    /// The Python Language Reference 3.13, 2.3 and 2.4.
    static let python = SourceGrammar(
        comment: Array("#".utf8),
        texts: [
            Text("\"\"\"", escape: .backslash, spansLines: true),
            Text("'''", escape: .backslash, spansLines: true),
            Text("\"", escape: .backslash), Text("'", escape: .backslash),
        ],
        keywords: words(
            """
            False None True and as assert async await break case class continue def del elif else except finally for
            from global if import in is lambda match nonlocal not or pass raise return self try while with yield
            """))

    /// ISO 9075's reserved words that queries and definitions are made of, and what PostgreSQL, SQLite, BigQuery, Spark
    /// and DuckDB add most often.
    static let sql = SourceGrammar(
        comment: Array("--".utf8), blockComment: (Array("/*".utf8), Array("*/".utf8)),
        texts: [
            Text("$$", spansLines: true), Text("'", spansLines: true), Text("\""), Text("`"),
        ],
        keywords: words(
            """
            add all alter analyze and any array as asc begin between bigint boolean by cascade case cast char check
            cluster coalesce column commit constraint create cross current_date current_timestamp database date decimal
            default delete desc describe distinct double drop else end escape except exclude exists explain extract false
            fetch filter first float following for foreign from full function grant group grouping having if ilike in
            index inner insert int integer intersect interval into is join json jsonb key last lateral left like limit
            materialized merge natural not null nulls numeric offset on only or order outer over partition partitioned
            precision preceding primary procedure qualify range real recursive references replace returning revoke
            right rollback row row_number rows schema select set sets smallint stored struct table tablesample
            temporary text then time timestamp timestamptz to transaction trigger true truncate unbounded union unique
            unnest update using uuid values varchar view when where window with without
            """),
        ignoresCase: true)

    /// The reserved words of bash(1) and the built-in commands that change the shell itself.
    static let shell = SourceGrammar(
        form: .shell, comment: Array("#".utf8), commentNeedsBlank: true,
        texts: [
            Text("$'", "'", escape: .backslash, spansLines: true), Text("'", spansLines: true),
            Text("\"", escape: .backslash, spansLines: true),
        ],
        keywords: words(
            """
            alias break case continue coproc declare do done elif else esac eval exec exit export fi for function if in
            local readonly return select set shift source then time trap unset until while
            """),
        wordBytes: Array("-./".utf8))

    static let yaml = SourceGrammar(
        form: .yaml, comment: Array("#".utf8), commentNeedsBlank: true,
        texts: [Text("\"", escape: .backslash, spansLines: true), Text("'", spansLines: true)],
        keywords: words("true false null yes no on off True False Null Yes No On Off TRUE FALSE NULL"),
        wordBytes: Array("-./".utf8))

    /// With the comments that JSONC and JSON5 allow.
    static let json = SourceGrammar(
        form: .json, comment: Array("//".utf8), blockComment: (Array("/*".utf8), Array("*/".utf8)),
        texts: [Text("\"", escape: .backslash), Text("'", escape: .backslash)],
        keywords: words("true false null"))

    static let toml = SourceGrammar(
        form: .toml, comment: Array("#".utf8),
        texts: [
            Text("\"\"\"", escape: .backslash, spansLines: true), Text("'''", spansLines: true),
            Text("\"", escape: .backslash), Text("'"),
        ],
        keywords: words("true false inf nan"), wordBytes: Array("-".utf8))

    /// `?Reserved` of R.
    static let r = SourceGrammar(
        comment: Array("#".utf8),
        texts: [
            Text("r\"(", ")\"", spansLines: true), Text("\"", escape: .backslash, spansLines: true),
            Text("'", escape: .backslash, spansLines: true), Text("`"),
        ],
        keywords: words(
            """
            FALSE Inf NA NA_character_ NA_integer_ NA_real_ NULL NaN TRUE break else for function if in library next
            repeat require return while
            """),
        wordBytes: Array(".".utf8))

    /// Instructions stand first in a line; what RUN runs is shell.
    static let dockerfile = SourceGrammar(
        form: .dockerfile, comment: Array("#".utf8), commentNeedsBlank: true,
        texts: [Text("'"), Text("\"", escape: .backslash)],
        keywords: words(
            """
            add arg cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user
            volume workdir
            """),
        ignoresCase: true, wordBytes: Array("-./".utf8))
}

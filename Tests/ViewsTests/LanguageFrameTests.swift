import Canvas
import Conversation
import Engine
import Testing
import Views

/// The line between transcript and roster stays in its column, whatever language is spoken beside it.
@Suite struct LanguageFrameTests {
    static let texts = [
        "The quick brown fox jumps over the lazy dog; naïve façade, coöperation — “quoted” … end.",
        "数据管道每天处理三太字节的点击流日志，我们应该先按日期分区，然后再建立会话表。模型需要哪些特征？",
        "データパイプラインは毎日ログを処理します。「カラム型」のファイルに分割し、ｶﾀｶﾅも混ぜましょう。",
        "데이터 파이프라인은 매일 로그를 처리합니다. 날짜별로 나누고 세션 테이블을 만드세요.",
        "الخط العربي من اليمين إلى اليسار مع أرقام ١٢٣ و English وسط الجملة، ثم نهاية.",
        "שלום עולם, זה טקסט מימין לשמאל עם abc ומספרים 123 (בסוגריים) וגם סוף.",
        "हिन्दी में डेटा पाइपलाइन: पहले दिनांक के अनुसार विभाजित करें, फिर सत्र तालिका बनाएँ। क्षत्रिय स्त्री",
        "தமிழில் தரவு குழாய் ஒவ்வொரு நாளும் பதிவுகளைச் செயலாக்குகிறது.",
        "ภาษาไทยไม่มีช่องว่างระหว่างคำ ดังนั้นการตัดบรรทัดจึงยากกว่าภาษาอื่น น้ำ กำ",
        "می\u{200C}خواهم داده\u{200C}ها را بخوانم؛ سلام دنیا.",
        "Tiếng Việt có nhiều dấu: ấ ầ ẩ ẫ ậ, quyển sách của tôi.",
        "👩\u{200D}💻 👨\u{200D}👩\u{200D}👧\u{200D}👦 👍🏽 ❤\u{FE0F}\u{200D}🔥 🏳\u{FE0F}\u{200D}🌈 🇩🇪🇫🇷🇯🇵 1\u{FE0F}\u{20E3} 🧑🏿\u{200D}🚀 ✅ ⚠\u{FE0F} ☎",
        "e\u{301}e\u{301}e\u{301} Z\u{335}\u{321}\u{32B}a\u{328}\u{32E}l\u{334}g\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}o n\u{308}\u{308}",
        "√(x² + y²) ≤ ∑ᵢ αᵢ·βᵢ → ∞, ½ × ⅓ ≈ 0.17; ∀x∈ℝ ∃y: x⊕y=∅",
        "ＦＵＬＬ　ＷＩＤＴＨ ａｎｄ ｈａｌｆ ﾊﾝｶｸ mixed 混ぜる ㈱ ㍻ ①②③ ☆★",
        "╭──╮ │ab│ ╰──╯ █▓▒░ ▁▂▃▄▅▆▇ ◆◇○● ←↑→↓", "ကျွန်တော် မြန်မာစာ ខ្មែរ ລາວ བོད་ཡིག ქართული Հայերեն ⵜⴰⵎⴰⵣⵉⵖⵜ",
        "a\u{202E}evil\u{202C} b\u{200B}c \u{1B}[31mred\u{1B}[0m \u{9B}2J x\u{8}y z\rw",
    ]

    @Test(arguments: texts, [Size(columns: 120, rows: 40), Size(columns: 101, rows: 12)])
    func theBorderStaysInItsColumn(_ text: String, _ size: Size) throws {
        var scene = try Scene()
        let reply =
            "\(text)\n\n- \(text)\n\n> \(text)\n\n# \(text)\n\n| a | \(text) |\n|---|---|\n| \(text) | b |\n\n```python\n# \(text)\nx = \"\(text)\"\n```\n"
        try scene.say(text, reply: reply)
        let layout = ScreenLayout(size: size, composerRows: 1)
        let column = layout.transcript.size.columns
        // From the bottom up to the message.
        for _ in 0..<8 {
            let frame = scene.frame(size)
            for row in layout.transcript.origin.row..<layout.transcript.origin.row
                + layout.transcript.size.rows
            {
                let cells = Array(frame.row(row))
                #expect(
                    cells[column].text == "\u{2502}" || cells[column].style.ink == .border,
                    "row \(row): \(cells.map(\.text).joined())")
                #expect(cells.reduce(0) { $0 + Int($1.width) } == size.columns)
            }
            scene.screen.scroll(
                .lines(layout.transcript.size.rows - 1), scene.state, clock: Clock(now: scene.now, offset: 0))
        }
    }
}

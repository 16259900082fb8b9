// swift-tools-version: 6.1
import PackageDescription

/// The house, room by room: every target lists exactly the rooms it may import.
/// `Scripts/check` reads the import lines and holds them against the same order.

let settings: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]

func room(
    _ name: String, _ rooms: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: rooms, exclude: exclude, swiftSettings: settings)
}

func tests(_ name: String, _ rooms: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: rooms, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "dramatis",
    products: [.executable(name: "dramatis", targets: ["Dramatis"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(
            name: "CMarkdown", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

        .target(name: "CLexicon", cSettings: [.headerSearchPath("../../Resources")]),

        room("Conversation"),
        room("Personas", ["Conversation", .product(name: "Crypto", package: "swift-crypto")]),
        room("Routing", ["Personas", "Conversation"]),
        room("Patterns", ["Personas", "Conversation"]),
        room("Prompting", ["Routing", "Patterns", "Personas", "Conversation"]),
        room("Engine", ["Prompting", "Routing", "Patterns", "Personas", "Conversation"]),

        room(
            "Models",
            [
                "Conversation",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "TOMLKit", package: "TOMLKit"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        room("Store", ["Conversation", .product(name: "GRDB", package: "GRDB.swift")]),

        room("Canvas", ["CMarkdown"]),
        room("Views", ["Canvas", "Engine", "Prompting", "Routing", "Patterns", "Personas", "Conversation"]),
        room("Terminal", ["Canvas", "CNcurses"]),

        .executableTarget(
            name: "Dramatis",
            dependencies: [
                "Conversation", "Personas", "Routing", "Patterns", "Prompting", "Engine", "Models",
                "Store", "Canvas", "Views", "Terminal", "CLexicon",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: [
                "Resources/engine/requirements.txt", "Resources/screen.svg", "Resources/field-requests.tsv",
                "Resources/field-lexicon.txt", "Resources/themes",
            ],
            resources: [
                .embedInCode("Resources/personas.md"), .embedInCode("Resources/models.toml"),
                .embedInCode("Resources/field-vocabulary.txt"),
                .embedInCode("Resources/engine/launcher.py"),
            ],
            swiftSettings: settings),

        // The terminal emulator and the servers that the journeys run against.
        .systemLibrary(
            name: "CVTerm", path: "Tests/CVTerm", pkgConfig: "vterm", providers: [.apt(["libvterm-dev"])]),
        .target(
            name: "JourneySupport", dependencies: ["CVTerm"], path: "Tests/JourneySupport",
            swiftSettings: settings),

        // Shows `Scripts/learn-field` a request as the router sees it.
        .executableTarget(
            name: "FieldTerms", dependencies: ["Routing"], path: "Tests/FieldTerms", swiftSettings: settings),

        // The same random numbers from the same seed.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),

        tests("PersonasTests", ["Personas", "Conversation"]),
        tests("PatternsTests", ["Patterns", "Personas", "Conversation", "TestSupport"]),
        tests(
            "RoutingTests", ["Routing", "Personas", "Conversation"],
            exclude: [
                "field-requests.jsonl", "field-requests-second.jsonl", "field-requests-third.jsonl",
                "field-requests-fourth.jsonl",
            ]),
        tests("PromptingTests", ["Prompting", "Personas", "Conversation"]),
        tests("EngineTests", ["Engine", "Prompting", "Routing", "Patterns", "Personas", "Conversation"]),
        tests(
            "ModelsTests",
            ["Models", "Conversation", .product(name: "AsyncHTTPClient", package: "async-http-client")]),
        tests("StoreTests", ["Store", "Conversation", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("CanvasTests", ["Canvas"], exclude: ["Fixtures"]),
        tests(
            "ViewsTests", ["Views", "Engine", "Canvas", "Personas", "Conversation", "TestSupport"],
            exclude: ["Frames"]),
        tests(
            "TerminalTests",
            ["Terminal", "Canvas", "Views", "Engine", "Personas", "Conversation", "JourneySupport"]),
        tests("Journeys", ["JourneySupport"]),
    ]
)

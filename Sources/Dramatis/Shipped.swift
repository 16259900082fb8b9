import CLexicon
import Routing

/// What is inside the program, so that a moved binary still has it.
enum Shipped {
    static var personas: String { String(decoding: PackageResources.personas_md, as: UTF8.self) }
    static var models: String { String(decoding: PackageResources.models_toml, as: UTF8.self) }
    static var launcher: String { String(decoding: PackageResources.launcher_py, as: UTF8.self) }

    /// The words of the field. The shipped file has no errors, as the tests hold.
    static var vocabulary: FieldVocabulary {
        (try? FieldVocabulary(
            String(decoding: PackageResources.field_vocabulary_txt, as: UTF8.self), lexicon: .fixed(lexicon)))
            ?? .empty
    }

    @Sendable private static func lexicon() -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: dramatis_field_lexicon(), count: dramatis_field_lexicon_size())
    }
}

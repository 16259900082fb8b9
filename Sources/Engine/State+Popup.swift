import Conversation
import Personas

extension State {
    /// What the word before the caret could become: shown above the composer while it is not empty.
    package struct Popup: Sendable, Equatable {
        package struct Item: Sendable, Equatable {
            /// What stands in the place of the word then.
            let text: String
            package let name: String
            /// Behind the name: `SLUG`, an abbreviation.
            package let aside: String
            package let summary: String
            package let member: Slug?
            /// Which characters of the name were typed.
            package internal(set) var places: [Int] = []

            init(_ text: String, name: String, aside: String = "", summary: String = "", member: Slug? = nil)
            {
                self.text = text
                self.name = name
                self.aside = aside
                self.summary = summary
                self.member = member
            }
        }

        let completion: Completion
        /// All there are; those that fit what is typed are `items`.
        let all: [Item]
        package internal(set) var items: [Item] = []
        package internal(set) var chosen = 0
        /// The user has moved to an item, and so means it.
        var hasMoved = false
        /// What is typed is a name already.
        var isWhole = false

        package var isShown: Bool { !items.isEmpty }

        /// Whether Enter takes an item. It sends what is complete as it stands.
        package var takesEnter: Bool {
            if !isShown { return false }
            if hasMoved { return true }
            switch completion.kind {
            case .commands: return !isWhole
            // In the middle of a sentence an `@` can be anything.
            case .members(let mark): return !isWhole && (mark == "" || completion.start == 0)
            case .patterns, .sessions, .files: return !isWhole
            }
        }

        /// Shows what fits the word, best first.
        mutating func filter(_ word: String) {
            let typed = String(word.hasPrefix("/") || word.hasPrefix("@") ? word.dropFirst() : word[...])
            let isPath = completion.kind == .files
            hasMoved = false
            chosen = 0
            isWhole = all.contains { $0.isCalled(word) }
            if typed.isEmpty || isPath {
                items = isPath ? all.filter { $0.text.hasPrefix(word) } : all
                return
            }
            // The mark of the word is none of the name.
            if typed.contains("@") || typed.contains("/") {
                items = []
                return
            }
            let found = all.enumerated().compactMap { place, item -> (Item, Int, Int)? in
                let name = Fuzzy.match(typed, in: item.name)
                let others = [item.aside, item.summary].compactMap { other in
                    item.member == nil ? nil : Fuzzy.match(typed, in: other)
                }
                guard let score = ([name] + others).compactMap({ $0?.score }).max() else { return nil }
                var item = item
                item.places = name?.places ?? []
                return (item, score, place)
            }
            items = found.sorted { ($1.1, $0.2) < ($0.1, $1.2) }.map(\.0)
        }

        mutating func move(_ step: Int) {
            guard isShown else { return }
            chosen = (chosen + step + items.count) % items.count
            hasMoved = true
        }
    }
}

extension State.Popup.Item {
    fileprivate func isCalled(_ word: String) -> Bool {
        let word = word.lowercased()
        return text.lowercased() == word || (member != nil && "@" + aside.lowercased() == word)
            || (member != nil && aside.lowercased() == word)
    }
}

package enum PopupKey: Sendable, Hashable {
    case up, down
    case take
    /// What was typed stays.
    case close
}

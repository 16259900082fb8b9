import Conversation
import Engine
import Store

extension Carrier {
    private static let linesAtOnce = 200

    /// Always answers: whoever looks something up has no use for a failure, which the next thing that is kept tells.
    func lookUp(_ lookup: Lookup, _ store: SessionStore?) {
        switch lookup {
        case .files(let prefix):
            inbox.post(.found(lookup, FileNames.beginning(with: prefix).map { Found($0) }, next: nil))
        case .sessions:
            let sessions = (try? store?.list(limit: 200)) ?? []
            inbox.post(.found(lookup, sessions.map { Found($0.id.text, $0.title) }, next: nil))
        case .history(let before):
            let said = try? store?.said(before: before, limit: Self.linesAtOnce)
            inbox.post(.found(lookup, (said?.lines ?? []).map { Found($0) }, next: said?.next))
        }
    }
}

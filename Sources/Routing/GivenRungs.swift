import Conversation

/// The speaker of the running pattern's step.
struct PatternRung: RoutingRung {
    func receipt(for text: String, in context: Router.Context) -> RouteReceipt? {
        context.step.map { RouteReceipt(rung: .pattern, speakers: [$0], request: text) }
    }
}

/// Who was chosen with `/as`.
struct PinnedRung: RoutingRung {
    func receipt(for text: String, in context: Router.Context) -> RouteReceipt? {
        context.pinned.map { RouteReceipt(rung: .pinned, speakers: [$0], request: text) }
    }
}

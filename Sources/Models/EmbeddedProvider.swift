import Conversation

/// The model that runs on this machine.
package final class EmbeddedProvider: ModelProvider {
    package let engine: EmbeddedEngine
    private let model: ModelName
    private let context: Int

    package init(model: ModelName, context: Int, engine: EmbeddedEngine) {
        self.model = model
        self.context = context
        self.engine = engine
    }

    package var traits: ModelTraits {
        ModelTraits(
            contextTokens: context, takesLateSystem: true, continuesReply: true, warms: true,
            slots: EngineSettings.standardSlots)
    }

    package func stream(
        _ request: ModelRequest, deliver: @escaping @Sendable (ModelEvent) -> Void
    ) async {
        deliver(.ended(await answer(request, deliver: deliver)))
    }

    private func answer(
        _ request: ModelRequest, deliver: @escaping @Sendable (ModelEvent) -> Void
    ) async -> ModelEnding {
        let endpoint: Endpoint
        let number: Int
        do {
            (endpoint, number) = try await engine.endpoint { deliver(.loading) }
        } catch is CancellationError {
            return ModelEnding(outcome: .cancelled)
        } catch {
            return ModelEnding(outcome: .error, detail: "\(model): \(error)")
        }
        let client = ChatClient(endpoint: endpoint, retry: .never)
        switch await client.run(request, dialect: .engine, deliver: deliver) {
        case .success(let ending):
            return ending
        case .failure(let failure):
            if failure.kind == .connection, let reason = await engine.death(of: number) {
                return ModelEnding(
                    outcome: .error,
                    detail: "\(model): the embedded engine is gone: \(reason); /retry starts it again")
            }
            if Task.isCancelled { return ModelEnding(outcome: .cancelled) }
            return failure.ending(at: endpoint, model: model)
        }
    }
}

/// Why something can't be done now, and what can.
package enum HandoffRefusal: Error, Equatable, CustomStringConvertible {
    case noPattern
    /// Another pattern is on its way.
    case underway(String)
    case noSteps(String)
    case goalWanted(String)
    case noGoalWanted
    case emptyGoal
    /// Longer than so many bytes.
    case goalTooLong(limit: Int)
    case choiceFirst
    case nothingToChoose
    case notOffered(String)
    case noDraft
    case draftWaits
    case paused
    case notPaused
    case ended(String)
    /// At a step.
    case stopped(String)
    case firstStep
    case noSuchStep(Int, count: Int)
    case notEarlier(Int)
    case oneTake
    case noSuchTake(Int, count: Int)
    case notInTeam(String)
    case handoffInPattern
    case handoffToSelf(String)
    case noName

    package var description: String {
        switch self {
        case .noPattern: "No pattern is on its way. `/pattern` lists them; `/pattern NAME [goal]` starts one."
        case .underway(let title):
            "\"\(title)\" is on its way. `/status` shows it, `/stop` ends it; then another can start."
        case .noSteps(let title): "\"\(title)\" has no steps. Write some into the persona document."
        case .goalWanted(let title):
            "\"\(title)\" waits for its goal: write it, or `/stop`."
        case .noGoalWanted: "The goal is given already. `/stop`, and start anew with another one."
        case .emptyGoal: "The goal is empty. Write what is to come out in the end."
        case .goalTooLong(let limit):
            "The goal is longer than \(limit) bytes; every step is sent it. Say it in a few sentences, and the rest in the "
                + "first step. Up brings it back, or `/pattern NAME` asks for it."
        case .choiceFirst: "First say who takes the step: press a number, or `/redo as SLUG`."
        case .nothingToChoose:
            "Nobody has to be chosen for this step. `/redo as SLUG` has another member do it."
        case .notOffered(let slug):
            "`\(slug)` is not one of those whom the step names. `/redo as \(slug)` takes them all the same."
        case .noDraft: "There is no brief to accept yet. `/next` drafts it."
        case .draftWaits: "A brief waits: Enter accepts it, `d` discards it."
        case .paused: "The pattern is paused. `/resume` goes on with it."
        case .notPaused: "The pattern is not paused."
        case .ended(let title):
            "\"\(title)\" has come to its end. `/back` opens its last step again, `/export report FILE.md` writes the report."
        case .stopped(let title):
            "\"\(title)\" was stopped. `/resume` goes on with it after all; `/pattern NAME [goal]` starts another."
        case .firstStep: "This is the first step; there is nothing to go back to."
        case .noSuchStep(let number, let count): "There is no step \(number): the pattern has \(count)."
        case .notEarlier(let number):
            "Step \(number) is not behind you. `/redo` does this one again, `/next` and `/skip` go forward."
        case .oneTake: "The step was done once only. `/redo as SLUG` has another member do it beside."
        case .noSuchTake(let number, let count): "There is no answer \(number): the step has \(count)."
        case .notInTeam(let slug): "`\(slug)` is not in the team. `/personas` lists it."
        case .handoffInPattern:
            "A pattern is on its way: `/next` hands on within it. `/pause` first to hand over outside it."
        case .handoffToSelf(let slug): "`\(slug)` has the talk already."
        case .noName: "Give it a name: `/keep NAME`."
        }
    }
}

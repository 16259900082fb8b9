/// A block of lines for each state: what an action comes to, or ✗ and the first sentence that the user is told.
enum ActionTable {
    static func block(of state: String) -> [String] {
        let lines = text.split(separator: "\n").map(String.init)
        guard let first = lines.firstIndex(of: state) else { return [] }
        return [state] + lines[(first + 1)...].prefix { $0.hasPrefix("  ") }
    }

    static let text = """
        no pattern
          start with a goal   started with a goal, step 1, by ada
          start               started
          give goal           ✗ No pattern is on its way.
          choose bob          ✗ No pattern is on its way.
          choose eve          ✗ No pattern is on its way.
          draft               ✗ No pattern is on its way.
          accept              ✗ No pattern is on its way.
          discard             ✗ No pattern is on its way.
          skip                ✗ No pattern is on its way.
          back                ✗ No pattern is on its way.
          back to 1           ✗ No pattern is on its way.
          back to 9           ✗ No pattern is on its way.
          redo                ✗ No pattern is on its way.
          redo by eve         ✗ No pattern is on its way.
          redo by zoe         ✗ No pattern is on its way.
          keep take 1         ✗ No pattern is on its way.
          pause               ✗ No pattern is on its way.
          resume              ✗ No pattern is on its way.
          stop                ✗ No pattern is on its way.
          hand off to bob     handoff drafted
          keep a block        kept
        a goal is wanted
          start with a goal   ✗ "Make" is on its way.
          start               ✗ "Make" is on its way.
          give goal           goal given, step 1, by ada
          choose bob          ✗ "Make" waits for its goal: write it, or `/stop`.
          choose eve          ✗ "Make" waits for its goal: write it, or `/stop`.
          draft               ✗ "Make" waits for its goal: write it, or `/stop`.
          accept              ✗ "Make" waits for its goal: write it, or `/stop`.
          discard             ✗ "Make" waits for its goal: write it, or `/stop`.
          skip                ✗ "Make" waits for its goal: write it, or `/stop`.
          back                ✗ "Make" waits for its goal: write it, or `/stop`.
          back to 1           ✗ "Make" waits for its goal: write it, or `/stop`.
          back to 9           ✗ "Make" waits for its goal: write it, or `/stop`.
          redo                ✗ "Make" waits for its goal: write it, or `/stop`.
          redo by eve         ✗ "Make" waits for its goal: write it, or `/stop`.
          redo by zoe         ✗ "Make" waits for its goal: write it, or `/stop`.
          keep take 1         ✗ "Make" waits for its goal: write it, or `/stop`.
          pause               ✗ "Make" waits for its goal: write it, or `/stop`.
          resume              ✗ "Make" waits for its goal: write it, or `/stop`.
          stop                stopped
          hand off to bob     ✗ "Make" waits for its goal: write it, or `/stop`.
          keep a block        kept
        talking
          start with a goal   ✗ "Make" is on its way.
          start               ✗ "Make" is on its way.
          give goal           ✗ The goal is given already.
          choose bob          ✗ Nobody has to be chosen for this step.
          choose eve          ✗ Nobody has to be chosen for this step.
          draft               drafted
          accept              ✗ There is no brief to accept yet.
          discard             ✗ There is no brief to accept yet.
          skip                skipped, step 2, offered bob or cyd
          back                ✗ This is the first step; there is nothing to go back to.
          back to 1           ✗ Step 1 is not behind you.
          back to 9           ✗ There is no step 9: the pattern has 3.
          redo                again by ada
          redo by eve         again by eve
          redo by zoe         ✗ `zoe` is not in the team.
          keep take 1         ✗ The step was done once only.
          pause               paused
          resume              ✗ The pattern is not paused.
          stop                stopped
          hand off to bob     ✗ A pattern is on its way: `/next` hands on within it.
          keep a block        kept
        a draft waits
          start with a goal   ✗ "Make" is on its way.
          start               ✗ "Make" is on its way.
          give goal           ✗ The goal is given already.
          choose bob          ✗ Nobody has to be chosen for this step.
          choose eve          ✗ Nobody has to be chosen for this step.
          draft               drafted
          accept              accepted, step 2, offered bob or cyd
          discard             discarded
          skip                skipped, step 2, offered bob or cyd
          back                ✗ This is the first step; there is nothing to go back to.
          back to 1           ✗ Step 1 is not behind you.
          back to 9           ✗ There is no step 9: the pattern has 3.
          redo                again by ada
          redo by eve         again by eve
          redo by zoe         ✗ `zoe` is not in the team.
          keep take 1         ✗ The step was done once only.
          pause               paused
          resume              ✗ The pattern is not paused.
          stop                stopped
          hand off to bob     ✗ A pattern is on its way: `/next` hands on within it.
          keep a block        kept
        choosing
          start with a goal   ✗ "Make" is on its way.
          start               ✗ "Make" is on its way.
          give goal           ✗ The goal is given already.
          choose bob          chosen bob
          choose eve          ✗ `eve` is not one of those whom the step names.
          draft               ✗ First say who takes the step: press a number, or `/redo as SLUG`.
          accept              ✗ First say who takes the step: press a number, or `/redo as SLUG`.
          discard             ✗ There is no brief to accept yet.
          skip                skipped, step 3, by dan
          back                left, step 1
          back to 1           left, step 1
          back to 9           ✗ There is no step 9: the pattern has 3.
          redo                ✗ First say who takes the step: press a number, or `/redo as SLUG`.
          redo by eve         again by eve
          redo by zoe         ✗ `zoe` is not in the team.
          keep take 1         ✗ The step was done once only.
          pause               paused
          resume              ✗ The pattern is not paused.
          stop                stopped
          hand off to bob     ✗ A pattern is on its way: `/next` hands on within it.
          keep a block        kept
        paused
          start with a goal   ✗ "Make" is on its way.
          start               ✗ "Make" is on its way.
          give goal           ✗ The goal is given already.
          choose bob          ✗ The pattern is paused.
          choose eve          ✗ The pattern is paused.
          draft               ✗ The pattern is paused.
          accept              ✗ The pattern is paused.
          discard             ✗ The pattern is paused.
          skip                ✗ The pattern is paused.
          back                ✗ The pattern is paused.
          back to 1           ✗ The pattern is paused.
          back to 9           ✗ The pattern is paused.
          redo                ✗ The pattern is paused.
          redo by eve         ✗ The pattern is paused.
          redo by zoe         ✗ The pattern is paused.
          keep take 1         ✗ The pattern is paused.
          pause               ✗ The pattern is paused.
          resume              resumed
          stop                stopped
          hand off to bob     handoff drafted
          keep a block        kept
        paused, and a handoff's draft waits
          start with a goal   ✗ A brief waits: Enter accepts it, `d` discards it.
          start               ✗ A brief waits: Enter accepts it, `d` discards it.
          give goal           ✗ The goal is given already.
          choose bob          ✗ The pattern is paused.
          choose eve          ✗ The pattern is paused.
          draft               handoff changed
          accept              handoff accepted
          discard             handoff discarded
          skip                ✗ The pattern is paused.
          back                ✗ The pattern is paused.
          back to 1           ✗ The pattern is paused.
          back to 9           ✗ The pattern is paused.
          redo                ✗ The pattern is paused.
          redo by eve         ✗ The pattern is paused.
          redo by zoe         ✗ The pattern is paused.
          keep take 1         ✗ The pattern is paused.
          pause               ✗ The pattern is paused.
          resume              ✗ A brief waits: Enter accepts it, `d` discards it.
          stop                stopped
          hand off to bob     ✗ A brief waits: Enter accepts it, `d` discards it.
          keep a block        kept
        stopped
          start with a goal   started with a goal, step 1, by ada
          start               started
          give goal           ✗ "Make" was stopped.
          choose bob          ✗ "Make" was stopped.
          choose eve          ✗ "Make" was stopped.
          draft               ✗ "Make" was stopped.
          accept              ✗ "Make" was stopped.
          discard             ✗ "Make" was stopped.
          skip                ✗ "Make" was stopped.
          back                ✗ "Make" was stopped.
          back to 1           ✗ "Make" was stopped.
          back to 9           ✗ "Make" was stopped.
          redo                ✗ "Make" was stopped.
          redo by eve         ✗ "Make" was stopped.
          redo by zoe         ✗ "Make" was stopped.
          keep take 1         ✗ "Make" was stopped.
          pause               ✗ "Make" was stopped.
          resume              resumed
          stop                ✗ "Make" was stopped.
          hand off to bob     handoff drafted
          keep a block        kept
        stopped before its goal
          start with a goal   started with a goal, step 1, by ada
          start               started
          give goal           ✗ No pattern is on its way.
          choose bob          ✗ No pattern is on its way.
          choose eve          ✗ No pattern is on its way.
          draft               ✗ No pattern is on its way.
          accept              ✗ No pattern is on its way.
          discard             ✗ No pattern is on its way.
          skip                ✗ No pattern is on its way.
          back                ✗ No pattern is on its way.
          back to 1           ✗ No pattern is on its way.
          back to 9           ✗ No pattern is on its way.
          redo                ✗ No pattern is on its way.
          redo by eve         ✗ No pattern is on its way.
          redo by zoe         ✗ No pattern is on its way.
          keep take 1         ✗ No pattern is on its way.
          pause               ✗ No pattern is on its way.
          resume              ✗ No pattern is on its way.
          stop                ✗ No pattern is on its way.
          hand off to bob     handoff drafted
          keep a block        kept
        finished
          start with a goal   started with a goal, step 1, by ada
          start               started
          give goal           ✗ "Make" has come to its end.
          choose bob          ✗ "Make" has come to its end.
          choose eve          ✗ "Make" has come to its end.
          draft               ✗ "Make" has come to its end.
          accept              ✗ "Make" has come to its end.
          discard             ✗ "Make" has come to its end.
          skip                ✗ "Make" has come to its end.
          back                step 3
          back to 1           step 1, stale 3
          back to 9           ✗ There is no step 9: the pattern has 3.
          redo                step 3, again by dan
          redo by eve         step 3, again by eve
          redo by zoe         ✗ `zoe` is not in the team.
          keep take 1         ✗ "Make" has come to its end.
          pause               ✗ "Make" has come to its end.
          resume              ✗ "Make" has come to its end.
          stop                ✗ "Make" has come to its end.
          hand off to bob     handoff drafted
          keep a block        kept
        finished, and a handoff's draft waits
          start with a goal   ✗ A brief waits: Enter accepts it, `d` discards it.
          start               ✗ A brief waits: Enter accepts it, `d` discards it.
          give goal           ✗ "Make" has come to its end.
          choose bob          ✗ "Make" has come to its end.
          choose eve          ✗ "Make" has come to its end.
          draft               handoff changed
          accept              handoff accepted
          discard             handoff discarded
          skip                ✗ "Make" has come to its end.
          back                ✗ A brief waits: Enter accepts it, `d` discards it.
          back to 1           ✗ A brief waits: Enter accepts it, `d` discards it.
          back to 9           ✗ A brief waits: Enter accepts it, `d` discards it.
          redo                ✗ A brief waits: Enter accepts it, `d` discards it.
          redo by eve         ✗ A brief waits: Enter accepts it, `d` discards it.
          redo by zoe         ✗ A brief waits: Enter accepts it, `d` discards it.
          keep take 1         ✗ "Make" has come to its end.
          pause               ✗ "Make" has come to its end.
          resume              ✗ "Make" has come to its end.
          stop                ✗ "Make" has come to its end.
          hand off to bob     ✗ A brief waits: Enter accepts it, `d` discards it.
          keep a block        kept
        a handoff's draft waits
          start with a goal   ✗ A brief waits: Enter accepts it, `d` discards it.
          start               ✗ A brief waits: Enter accepts it, `d` discards it.
          give goal           ✗ No pattern is on its way.
          choose bob          ✗ No pattern is on its way.
          choose eve          ✗ No pattern is on its way.
          draft               handoff changed
          accept              handoff accepted
          discard             handoff discarded
          skip                ✗ No pattern is on its way.
          back                ✗ No pattern is on its way.
          back to 1           ✗ No pattern is on its way.
          back to 9           ✗ No pattern is on its way.
          redo                ✗ No pattern is on its way.
          redo by eve         ✗ No pattern is on its way.
          redo by zoe         ✗ No pattern is on its way.
          keep take 1         ✗ No pattern is on its way.
          pause               ✗ No pattern is on its way.
          resume              ✗ No pattern is on its way.
          stop                ✗ No pattern is on its way.
          hand off to bob     ✗ A brief waits: Enter accepts it, `d` discards it.
          keep a block        kept
        talking, with a stale step ahead
          start with a goal   ✗ "Make" is on its way.
          start               ✗ "Make" is on its way.
          give goal           ✗ The goal is given already.
          choose bob          ✗ Nobody has to be chosen for this step.
          choose eve          ✗ Nobody has to be chosen for this step.
          draft               drafted
          accept              ✗ There is no brief to accept yet.
          discard             ✗ There is no brief to accept yet.
          skip                skipped, step 2, drafted as before
          back                ✗ This is the first step; there is nothing to go back to.
          back to 1           ✗ Step 1 is not behind you.
          back to 9           ✗ There is no step 9: the pattern has 3.
          redo                again by ada
          redo by eve         again by eve
          redo by zoe         ✗ `zoe` is not in the team.
          keep take 1         ✗ The step was done once only.
          pause               paused
          resume              ✗ The pattern is not paused.
          stop                stopped
          hand off to bob     ✗ A pattern is on its way: `/next` hands on within it.
          keep a block        kept
        a second take
          start with a goal   ✗ "Make" is on its way.
          start               ✗ "Make" is on its way.
          give goal           ✗ The goal is given already.
          choose bob          ✗ Nobody has to be chosen for this step.
          choose eve          ✗ Nobody has to be chosen for this step.
          draft               drafted
          accept              ✗ There is no brief to accept yet.
          discard             ✗ There is no brief to accept yet.
          skip                skipped, step 3, by dan
          back                left, step 1
          back to 1           left, step 1
          back to 9           ✗ There is no step 9: the pattern has 3.
          redo                again by eve
          redo by eve         again by eve
          redo by zoe         ✗ `zoe` is not in the team.
          keep take 1         take 1 counts
          pause               paused
          resume              ✗ The pattern is not paused.
          stop                stopped
          hand off to bob     ✗ A pattern is on its way: `/next` hands on within it.
          keep a block        kept
        """
}

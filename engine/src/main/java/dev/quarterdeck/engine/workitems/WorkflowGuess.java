package dev.quarterdeck.engine.workitems;

import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.engine.workitems.Workflow.ResolutionRule;
import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeRule;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import java.util.List;
import java.util.Locale;

/// Guesses what a tracker's names stand for: what the tracker says first, then what its items
/// show, then the words.
final class WorkflowGuess {

    /// From so many items on, the share of resolved ones tells more than a name without known
    /// words.
    private static final long ENOUGH_ITEMS = 5;

    /// From so many items on, it tells more than any name.
    private static final long PLENTY_OF_ITEMS = 20;

    private static final double MOSTLY = 0.9;

    private WorkflowGuess() {}

    static Workflow of(List<StatusSeen> statuses, List<TypeSeen> types, List<String> resolutions) {
        return new Workflow(
                statuses.stream().map(WorkflowGuess::status).toList(),
                types.stream().map(WorkflowGuess::type).toList(),
                resolutions.stream().map(WorkflowGuess::resolution).toList());
    }

    private static StatusRule status(StatusSeen seen) {
        String plain = Words.plain(seen.name());
        StatusCategory byName = byWords(plain);
        if (seen.given() != null) {
            return rule(seen, plain, seen.given(), "the tracker says so");
        }
        if (byName != StatusCategory.DONE && isMostlyResolved(seen, byName)) {
            String why =
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d items in it are resolved",
                            seen.resolved(),
                            seen.items());
            return rule(seen, plain, StatusCategory.DONE, why);
        }
        String why = byName == StatusCategory.UNKNOWN ? "its name tells nothing" : "its name";
        return rule(seen, plain, byName, why);
    }

    private static boolean isMostlyResolved(StatusSeen seen, StatusCategory byName) {
        long needed = byName == StatusCategory.UNKNOWN ? ENOUGH_ITEMS : PLENTY_OF_ITEMS;
        return seen.items() >= needed && seen.resolved() >= MOSTLY * seen.items();
    }

    private static StatusRule rule(
            StatusSeen seen, String plain, StatusCategory category, String why) {
        boolean done = category == StatusCategory.DONE;
        return new StatusRule(
                seen.name(),
                category,
                !done && Words.has(plain, WorkflowWords.WAITING),
                done && Words.has(plain, WorkflowWords.DISCARDED),
                why,
                seen.given() != null);
    }

    private static StatusCategory byWords(String plain) {
        if (Words.has(plain, WorkflowWords.QUEUE_FIRST)) {
            return StatusCategory.QUEUE;
        }
        if (Words.has(plain, WorkflowWords.WORK) || Words.has(plain, WorkflowWords.WAITING)) {
            return StatusCategory.WORK;
        }
        if (Words.has(plain, WorkflowWords.DONE) || Words.has(plain, WorkflowWords.DISCARDED)) {
            return StatusCategory.DONE;
        }
        return Words.has(plain, WorkflowWords.QUEUE)
                ? StatusCategory.QUEUE
                : StatusCategory.UNKNOWN;
    }

    private static TypeRule type(TypeSeen seen) {
        String plain = Words.plain(seen.name());
        Level byName = levelByWords(plain);
        // Exports of moved types exist whose flag says no while the name says sub-task: the name
        // holds then.
        Level level = seen.given() == null || seen.given() == Level.ITEM ? byName : seen.given();
        String why = level == seen.given() ? "the tracker says so" : "its name";
        boolean unplanned = level != Level.EPIC && Words.has(plain, WorkflowWords.UNPLANNED);
        return new TypeRule(seen.name(), level, unplanned, why);
    }

    private static Level levelByWords(String plain) {
        if (Words.has(plain, WorkflowWords.SUBTASK)) {
            return Level.SUBTASK;
        }
        return Words.has(plain, WorkflowWords.EPIC) ? Level.EPIC : Level.ITEM;
    }

    private static ResolutionRule resolution(String name) {
        boolean discards = Words.has(Words.plain(name), WorkflowWords.DISCARDED);
        return new ResolutionRule(
                name, discards, discards ? "its name says that nothing was done" : "its name");
    }
}

package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.workitems.StatusCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows how the statuses of one source are understood, why, and what people decided.
///
/// @param statuses in the order in which work passes them
/// @param decisions that were ever made, newest first
/// @param projects whose items were read, by the project's part of their keys: a decision may be
///     for one of them alone
/// @param stale how many items still wait to be folded by the rules in force
public record StatusWorkflow(
        UUID source,
        List<Status> statuses,
        List<Decision> decisions,
        List<String> projects,
        long stale) {

    /// Copies the lists.
    public StatusWorkflow {
        statuses = List.copyOf(statuses);
        decisions = List.copyOf(decisions);
        projects = List.copyOf(projects);
    }

    /// A status, what it stands for today, and why.
    ///
    /// @param status the tool's id, or the name where it tells no id: by which it is decided
    /// @param name the last one told
    /// @param meaning what holds today for every project that has no decision of its own
    /// @param guess what was learned
    /// @param decided whether the meaning was decided by people
    public record Status(
            String status,
            String name,
            Meaning meaning,
            Guess guess,
            boolean decided,
            Traffic traffic) {}

    /// What a status stands for.
    ///
    /// @param waiting whether work in it waits for others
    /// @param discards whether it closes without the work being done
    public record Meaning(StatusCategory category, boolean waiting, boolean discards) {}

    /// What was learned about a status.
    ///
    /// @param told what the tool says, or null when it says nothing
    /// @param byWords what its name says
    /// @param byMoves what the moves of items say
    /// @param movesWhy the evidence of the moves, in a few words
    /// @param why what the guess rests on, in a few words
    /// @param disputed whether tool, words and moves disagree: worth a look by the team
    public record Guess(
            Meaning meaning,
            @Nullable StatusCategory told,
            StatusCategory byWords,
            StatusCategory byMoves,
            String movesWhy,
            String why,
            boolean disputed) {}

    /// How items moved through a status.
    ///
    /// @param items how many were in it at some time
    /// @param births how many began in it
    /// @param entries how often items came into it
    /// @param exits how often items left it
    /// @param standing how many stand in it
    /// @param resolved how many of those have a resolution
    public record Traffic(
            long items, long births, long entries, long exits, long standing, long resolved) {}

    /// What people decided about a status.
    ///
    /// @param project for which it holds; empty for all
    /// @param from the first day on which it holds; null when it always did
    /// @param at when it was decided
    /// @param undone when it was taken back, or null while it stands
    public record Decision(
            UUID id,
            String status,
            String project,
            Meaning meaning,
            @Nullable LocalDate from,
            Instant at,
            @Nullable Instant undone) {}
}

package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.engine.priorities.Range;
import dev.quarterdeck.platform.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// States something larger that is done, wanted or dropped, as people say it.
///
/// @param version who said it so, and when
public record Initiative(UUID id, Terms terms, Version version) {

    /// What is said of an initiative.
    ///
    /// @param key short and unique, such as `PAY-1`
    /// @param goal what it is done for, or null
    /// @param owner who answers for it, or null
    /// @param place its stage and its place in the order
    /// @param after initiatives that must be done before it starts
    public record Terms(
            String key,
            String name,
            @Nullable UUID goal,
            @Nullable PersonId owner,
            Place place,
            Dates dates,
            Worth worth,
            Scope scope,
            Set<UUID> after) {

        /// Copies what it waits for.
        public Terms {
            after = Set.copyOf(after);
        }
    }

    /// How far a decision about it has come.
    public enum Stage {
        IDEA,
        SHAPING,
        COMMITTED,
        RUNNING,
        DONE,
        /// On the stop list, with a reason.
        STOPPED;

        /// Answers whether time is meant to go to it.
        public boolean isWanted() {
            return this == COMMITTED || this == RUNNING;
        }

        /// Answers whether going to another stage decides about people's time.
        boolean isDecidedBefore(Stage other) {
            return decision() != other.decision();
        }

        private int decision() {
            return switch (this) {
                case IDEA, SHAPING -> 0;
                case COMMITTED, RUNNING, DONE -> 1;
                case STOPPED -> 2;
            };
        }
    }

    /// Where it stands.
    ///
    /// @param stopReason why it was stopped; null in every other stage
    /// @param order smaller comes first; equal ones go by key
    public record Place(Stage stage, @Nullable String stopReason, double order) {}

    /// Which days hold it.
    ///
    /// @param mustDate the day by which it must be done, or null
    /// @param earliestStart the first day on which work may begin, or null
    public record Dates(@Nullable LocalDate mustDate, @Nullable LocalDate earliestStart) {}

    /// What it is worth and what it takes, as guesses; null where nobody guessed.
    ///
    /// @param value money that it brings in all, in the organisation's currency
    /// @param costOfDelay money that a week of waiting costs
    /// @param reach how many it reaches in a quarter
    /// @param impact on each of them, as the organisation counts it
    /// @param confidence 0..1
    /// @param effort person-weeks
    public record Worth(
            @Nullable Range value,
            @Nullable Range costOfDelay,
            @Nullable Range reach,
            @Nullable Range impact,
            @Nullable Range confidence,
            @Nullable Range effort) {

        /// Nobody guessed anything.
        public static final Worth UNKNOWN = new Worth(null, null, null, null, null, null);
    }

    /// What belongs to it.
    ///
    /// @param roots keys of items of trackers: what hangs below them is its scope
    /// @param byHand what people say of a team instead of what the tracker tells of it
    public record Scope(List<String> roots, List<TeamScope> byHand) {

        /// Nothing yet.
        public static final Scope EMPTY = new Scope(List.of(), List.of());

        /// Copies the lists.
        public Scope {
            roots = List.copyOf(roots);
            byHand = List.copyOf(byHand);
        }
    }

    /// What is left for one team, as people say.
    ///
    /// @param items left, those in progress included
    /// @param skills share of the work by skill, summing to 1; empty = as the team is made up
    public record TeamScope(UUID team, double items, Map<String, Double> skills) {

        /// Copies the skills.
        public TeamScope {
            skills = Map.copyOf(skills);
        }
    }
}

package dev.quarterdeck.engine.workitems;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a tracker's names are understood: what each status, type and resolution stands for, and why
/// we think so.
///
/// Every rule shows its evidence, so that a reader can confirm or correct it.
public final class Workflow {

    private final List<StatusRule> statuses;
    private final List<TypeRule> types;
    private final List<ResolutionRule> resolutions;
    private final Map<String, StatusRule> byStatus = new HashMap<>();
    private final Map<String, TypeRule> byType = new HashMap<>();
    private final Map<String, ResolutionRule> byResolution = new HashMap<>();

    /// Makes a workflow from rules. Names are compared without regard to case; of two rules for a
    /// name the first holds.
    public Workflow(
            List<StatusRule> statuses, List<TypeRule> types, List<ResolutionRule> resolutions) {
        this.statuses = List.copyOf(statuses);
        this.types = List.copyOf(types);
        this.resolutions = List.copyOf(resolutions);
        statuses.forEach(rule -> remember(byStatus, rule.name(), rule));
        types.forEach(rule -> remember(byType, rule.name(), rule));
        resolutions.forEach(rule -> remember(byResolution, rule.name(), rule));
    }

    private static <T> void remember(Map<String, T> rules, String name, T rule) {
        rules.putIfAbsent(name, rule);
        rules.putIfAbsent(Words.plain(name), rule);
    }

    /// Guesses a workflow from the names an export shows.
    public static Workflow guess(
            List<StatusSeen> statuses, List<TypeSeen> types, List<String> resolutions) {
        return WorkflowGuess.of(statuses, types, resolutions);
    }

    /// Returns the category of a status; {@link StatusCategory#UNKNOWN} for a name without a rule.
    public StatusCategory category(String status) {
        StatusRule rule = rule(byStatus, status);
        return rule == null ? StatusCategory.UNKNOWN : rule.category();
    }

    /// Answers whether a status is one where started work waits for others: blocked, on hold.
    public boolean isWaiting(String status) {
        StatusRule rule = rule(byStatus, status);
        return rule != null && rule.waiting();
    }

    /// Returns the rule for a status, if there is one.
    public Optional<StatusRule> statusRule(String status) {
        return Optional.ofNullable(rule(byStatus, status));
    }

    /// Returns the rule for a resolution, if there is one.
    public Optional<ResolutionRule> resolutionRule(String resolution) {
        return Optional.ofNullable(rule(byResolution, resolution));
    }

    /// Returns the level of a type; {@link Level#ITEM} for a name without a rule.
    public Level level(String type) {
        TypeRule rule = rule(byType, type);
        return rule == null ? Level.ITEM : rule.level();
    }

    /// Answers whether a type stands for work nobody planned: bugs, incidents, support.
    public boolean isUnplanned(String type) {
        TypeRule rule = rule(byType, type);
        return rule != null && rule.unplanned();
    }

    /// Answers whether closing this way means that the work was not done.
    public boolean discards(String resolution, String status) {
        ResolutionRule rule = rule(byResolution, resolution);
        if (rule != null) {
            return rule.discards();
        }
        StatusRule statusRule = rule(byStatus, status);
        return statusRule != null && statusRule.discards();
    }

    private static <T> @Nullable T rule(Map<String, T> rules, String name) {
        T rule = rules.get(name);
        return rule != null || name.isEmpty() ? rule : rules.get(Words.plain(name));
    }

    /// Returns the rules for statuses.
    public List<StatusRule> statuses() {
        return statuses;
    }

    /// Returns the rules for types.
    public List<TypeRule> types() {
        return types;
    }

    /// Returns the rules for resolutions.
    public List<ResolutionRule> resolutions() {
        return resolutions;
    }

    /// What an item is to other items.
    public enum Level {
        /// Counts by itself.
        ITEM("item"),
        /// Part of an item, counted apart.
        SUBTASK("sub-task"),
        /// Holds items; not counted as one.
        EPIC("epic");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        /// Returns the words a reader sees.
        public String label() {
            return label;
        }
    }

    /// A status and what it stands for.
    ///
    /// @param waiting whether work in it waits for others
    /// @param discards whether it closes without the work being done: `Rejected`
    /// @param why the evidence, in a few words
    /// @param given whether the tracker or the user said so, rather than a guess
    public record StatusRule(
            String name,
            StatusCategory category,
            boolean waiting,
            boolean discards,
            String why,
            boolean given) {}

    /// A type and what it stands for.
    ///
    /// @param unplanned whether it stands for work nobody planned
    /// @param why the evidence, in a few words
    public record TypeRule(String name, Level level, boolean unplanned, String why) {}

    /// A resolution and what it stands for.
    ///
    /// @param discards whether it means that the work was not done
    /// @param why the evidence, in a few words
    public record ResolutionRule(String name, boolean discards, String why) {}

    /// A status as an export shows it.
    ///
    /// @param given the category the export gives it, or null
    /// @param items how many items stand in it
    /// @param resolved how many of these have a resolution
    public record StatusSeen(
            String name, @Nullable StatusCategory given, long items, long resolved) {}

    /// A type as an export shows it. @param given the level the export gives it, or null
    public record TypeSeen(String name, @Nullable Level given) {}
}

package dev.quarterdeck.planning;

import dev.quarterdeck.engine.effort.EffortRule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What effort went to goals and initiatives over some weeks, or why it is not shown.
public sealed interface GoalEffort {

    /// Here it is: the shares of `goals` and `rest` sum to all effort, and so do those of
    /// `initiatives` and `rest` without its first line.
    ///
    /// @param from the first day
    /// @param until the day after the last
    /// @param goals those of the weeks, by key
    /// @param initiatives that anything went to, in their order
    /// @param rest what no goal has: of initiatives without a goal first, then what lies below no
    ///     initiative
    /// @param apart keys of wanted initiatives of which not all work lies below epics: what went to
    ///     that is in `rest`
    record Shown(
            LocalDate from,
            LocalDate until,
            List<Line> goals,
            List<Line> initiatives,
            List<Line> rest,
            List<String> apart)
            implements GoalEffort {

        /// Copies the lists.
        public Shown {
            goals = List.copyOf(goals);
            initiatives = List.copyOf(initiatives);
            rest = List.copyOf(rest);
            apart = List.copyOf(apart);
        }

        /// Answers whether nobody's time is known.
        public boolean saysNothing() {
            return Stream.concat(goals.stream(), rest.stream()).noneMatch(Line::hasAnything);
        }
    }

    /// The team is too small, or others' numbers would follow. @param reason a sentence
    record Hidden(String reason) implements GoalEffort {}

    /// What went to one thing.
    ///
    /// @param id of the goal or initiative; null for the rest
    /// @param key of it, or empty
    /// @param name for people
    /// @param shares of all effort, in 0..1, under each rule
    /// @param intended the share that was meant for it in these weeks, in 0..1; null where nobody
    ///     said
    record Line(
            @Nullable UUID id,
            String key,
            String name,
            Map<EffortRule, Double> shares,
            @Nullable Double intended) {

        /// Copies the shares.
        public Line {
            shares = Map.copyOf(shares);
        }

        /// Returns the share under a rule.
        public double share(EffortRule rule) {
            return shares.getOrDefault(rule, 0.0);
        }

        /// Answers whether anything went to it by any rule.
        public boolean hasAnything() {
            return shares.values().stream().anyMatch(share -> share > 0);
        }
    }

    /// Adds shares up, rule by rule.
    static Map<EffortRule, Double> sum(Collection<Map<EffortRule, Double>> all) {
        var sums = new EnumMap<EffortRule, Double>(EffortRule.class);
        for (var rule : EffortRule.values()) {
            sums.put(rule, all.stream().mapToDouble(one -> one.getOrDefault(rule, 0.0)).sum());
        }
        return sums;
    }
}

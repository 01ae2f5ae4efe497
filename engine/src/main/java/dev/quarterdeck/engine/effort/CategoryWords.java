package dev.quarterdeck.engine.effort;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells by words what an item is for: those of its labels before that of its type.
///
/// A word counts as a whole, whatever stands between words and whatever their case: `tech-debt`,
/// `Technical Debt` and `kind/bug` are known, `debugger` is not. Of several words, what keeps
/// things running comes before repair, repair before debt, and debt before what is new: an urgent
/// label outweighs a general type.
public final class CategoryWords {

    private static final Map<EffortCategory, List<String>> WORDS =
            new EnumMap<>(
                    Map.of(
                            EffortCategory.OPERATIONS,
                            List.of(
                                    "incident",
                                    "outage",
                                    "support",
                                    "service request",
                                    "ops",
                                    "operations",
                                    "operational",
                                    "on call",
                                    "oncall",
                                    "problem",
                                    "postmortem",
                                    "access request"),
                            EffortCategory.DEFECTS,
                            List.of(
                                    "bug",
                                    "bugs",
                                    "defect",
                                    "fault",
                                    "regression",
                                    "hotfix",
                                    "anomalie",
                                    "fehler"),
                            EffortCategory.DEBT,
                            List.of(
                                    "debt",
                                    "techdebt",
                                    "refactor",
                                    "refactoring",
                                    "chore",
                                    "cleanup",
                                    "clean up",
                                    "maintenance",
                                    "upgrade",
                                    "dependencies",
                                    "migration"),
                            EffortCategory.NEW_WORK,
                            List.of(
                                    "story",
                                    "feature",
                                    "enhancement",
                                    "improvement",
                                    "wish",
                                    "epic",
                                    "initiative",
                                    "theme",
                                    "spike",
                                    "requirement",
                                    "change request")));

    private static final List<EffortCategory> ORDER =
            List.of(
                    EffortCategory.OPERATIONS,
                    EffortCategory.DEFECTS,
                    EffortCategory.DEBT,
                    EffortCategory.NEW_WORK);

    private CategoryWords() {}

    /// Returns what words stand for a category.
    public static List<String> of(EffortCategory category) {
        return WORDS.getOrDefault(category, List.of());
    }

    /// Finds what an item is for.
    ///
    /// @return empty where neither its type nor a label tells, as `Task` does not: then what is
    ///     above it decides
    public static Optional<EffortCategory> of(String type, Collection<String> labels) {
        return ORDER.stream()
                .filter(one -> labels.stream().anyMatch(label -> says(label, one)))
                .findFirst()
                .or(() -> ORDER.stream().filter(one -> says(type, one)).findFirst());
    }

    private static boolean says(String text, EffortCategory category) {
        var plain = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
        return of(category).stream().anyMatch(word -> plain.contains(" " + word + " "));
    }
}

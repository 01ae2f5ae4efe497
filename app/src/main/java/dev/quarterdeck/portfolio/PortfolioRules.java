package dev.quarterdeck.portfolio;

import dev.quarterdeck.engine.priorities.Range;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.portfolio.Initiative.Stage;
import dev.quarterdeck.portfolio.Initiative.TeamScope;
import dev.quarterdeck.portfolio.Initiative.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Refuses what no goal and no initiative can be, alone or among the others.
final class PortfolioRules {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_SENTENCE = 1_000;
    private static final int MOST_OF_A_LIST = 100;
    private static final double NEARLY = 1e-6;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private PortfolioRules() {}

    /// @throws BadCell unless it can stand in lists and addresses
    static String key(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new BadCell(
                    "key",
                    key,
                    "The key (%s) must be 1 to 40 letters, digits, points and hyphens."
                            .formatted(key),
                    "Maybe G-PAY.");
        }
        return key;
    }

    /// @throws Refusal when another one has the key
    static void requireFree(boolean isTaken, String key) {
        if (isTaken) {
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "The key (%s) is taken.".formatted(key),
                            "Maybe change what has it, or take another one.")
                    .about("key");
        }
    }

    /// @throws BadCell when it is too long
    static String name(String column, String text, int longest) {
        if (text.length() > longest) {
            throw new BadCell(
                    column,
                    text.substring(0, 40) + "...",
                    "The text of %s must have %d characters at most.".formatted(column, longest),
                    "Maybe say the rest elsewhere.");
        }
        return text;
    }

    /// Refuses an initiative that contradicts itself.
    ///
    /// @throws BadCell naming the column
    static void check(Terms terms) {
        checkStage(terms);
        var must = terms.dates().mustDate();
        var earliest = terms.dates().earliestStart();
        if (must != null && earliest != null && must.isBefore(earliest)) {
            throw new BadCell(
                    "must_date",
                    must.toString(),
                    "The must-date (%s) must not lie before the earliest start (%s)."
                            .formatted(must, earliest),
                    "Maybe the two are swapped.");
        }
        checkWorth(terms);
        checkScope(terms);
    }

    private static void checkStage(Terms terms) {
        var reason = terms.place().stopReason();
        boolean isStopped = terms.place().stage() == Stage.STOPPED;
        if (isStopped && reason == null) {
            throw new BadCell(
                    "stop_reason",
                    "",
                    "The initiative (%s) must say why it is stopped.".formatted(terms.key()),
                    "Maybe a sentence that its owner would agree to.");
        }
        if (!isStopped && reason != null) {
            throw new BadCell(
                    "stop_reason",
                    reason,
                    "The initiative (%s) must be stopped to have a reason for it."
                            .formatted(terms.key()),
                    "Maybe its stage is stopped.");
        }
        if (reason != null) {
            name("stop_reason", reason, LONGEST_SENTENCE);
        }
    }

    private static void checkWorth(Terms terms) {
        var worth = terms.worth();
        Range confidence = worth.confidence();
        if (confidence != null && confidence.high() > 1) {
            throw new BadCell(
                    "confidence",
                    String.valueOf(confidence.high()),
                    "The confidence (%s) must lie between 0 and 1.".formatted(confidence.high()),
                    "Maybe 0.8 for 80 %.");
        }
        Range effort = worth.effort();
        if (effort != null && effort.low() <= 0) {
            throw new BadCell(
                    "effort",
                    String.valueOf(effort.low()),
                    "The effort (%s) must be above 0.".formatted(effort.low()),
                    "Maybe leave it empty while nobody knows.");
        }
    }

    private static void checkScope(Terms terms) {
        var scope = terms.scope();
        requireFew("roots", scope.roots());
        requireFew("scopes", scope.byHand());
        requireFew("after", terms.after());
        var teams = new HashSet<UUID>();
        for (var one : scope.byHand()) {
            if (!teams.add(one.team())) {
                throw new BadCell(
                        "scopes",
                        one.team().toString(),
                        "Each team must stand in scopes once.",
                        "Maybe add the two up.");
            }
            checkSkills(one);
        }
    }

    private static void requireFew(String column, java.util.Collection<?> list) {
        if (list.size() > MOST_OF_A_LIST) {
            throw new BadCell(
                    column,
                    "" + list.size(),
                    "The list of %s (%d) must have %d entries at most."
                            .formatted(column, list.size(), MOST_OF_A_LIST),
                    "Maybe name what stands above them.");
        }
    }

    private static void checkSkills(TeamScope one) {
        double sum = one.skills().values().stream().mapToDouble(Double::doubleValue).sum();
        boolean isWhole = one.skills().isEmpty() || Math.abs(sum - 1) <= NEARLY;
        boolean isWritable =
                one.skills().keySet().stream()
                        .allMatch(skill -> !skill.isBlank() && skill.matches("[^=;(),]{1,100}"));
        if (!isWhole || !isWritable) {
            throw new BadCell(
                    "scopes",
                    one.skills().keySet().stream().sorted().collect(Collectors.joining(", ")),
                    "The shares of skills (%s in all) must sum to 1, under names without brackets and commas."
                            .formatted(sum),
                    "Maybe Java 0.6, SQL 0.4.");
        }
    }

    /// Refuses an initiative that does not fit among the others.
    ///
    /// @param state with the initiative in it
    /// @throws BadCell naming the column
    static void check(PortfolioState state, Initiative one) {
        var terms = one.terms();
        var goal = terms.goal();
        if (goal != null && state.goal(goal).isEmpty()) {
            throw new BadCell(
                    "goal",
                    goal.toString(),
                    "There is no goal (%s).".formatted(goal),
                    "Maybe keep it first.");
        }
        for (var other : terms.after()) {
            if (state.initiative(other).isEmpty()) {
                throw new BadCell(
                        "after",
                        other.toString(),
                        "There is no initiative (%s).".formatted(other),
                        "Maybe keep it first.");
            }
        }
        circle(state, one)
                .ifPresent(
                        circle -> {
                            throw new BadCell(
                                    "after",
                                    circle,
                                    "The initiatives (%s) must not wait for each other in a circle."
                                            .formatted(circle),
                                    "Maybe one of them can begin before the other ends.");
                        });
    }

    /// Finds a way from an initiative back to itself, in words.
    private static Optional<String> circle(PortfolioState state, Initiative start) {
        var way = way(state, start, start.id(), new HashSet<>());
        return Optional.ofNullable(way)
                .map(
                        keys ->
                                keys.stream()
                                        .map(one -> one.terms().key())
                                        .collect(Collectors.joining(" after ")));
    }

    private static @Nullable List<Initiative> way(
            PortfolioState state, Initiative from, UUID back, Set<UUID> met) {
        for (var next : from.terms().after().stream().sorted().toList()) {
            var other = state.initiative(next).orElse(null);
            if (other == null) {
                continue;
            }
            if (next.equals(back)) {
                return List.of(from, other);
            }
            if (met.add(next)) {
                var rest = way(state, other, back, met);
                if (rest != null) {
                    var whole = new ArrayList<Initiative>(List.of(from));
                    whole.addAll(rest);
                    return whole;
                }
            }
        }
        return null;
    }
}

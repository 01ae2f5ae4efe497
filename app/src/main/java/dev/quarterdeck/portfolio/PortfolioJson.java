package dev.quarterdeck.portfolio;

import dev.quarterdeck.engine.priorities.Range;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.RowChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Shows goals, initiatives and pauses as clients see them: others are named by their keys.
final class PortfolioJson {

    private PortfolioJson() {}

    /// A goal.
    record GoalJson(
            UUID id,
            String key,
            String name,
            String outcome,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String owner,
            @Nullable Integer intended,
            VersionJson version) {

        static GoalJson of(Goal one, Names names) {
            var terms = one.terms();
            return new GoalJson(
                    one.id(),
                    terms.key(),
                    terms.name(),
                    terms.outcome(),
                    terms.days().from(),
                    terms.days().until(),
                    known(names.number(terms.owner())),
                    terms.intended(),
                    VersionJson.of(one.version()));
        }
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Who said it so.
    record VersionJson(int number, String by, Instant at, @Nullable String why) {

        static VersionJson of(Version one) {
            return new VersionJson(one.number(), one.by(), one.at(), one.why());
        }
    }

    /// What is left for a team.
    record ScopeJson(String team, double items, Map<String, Double> skills) {}

    /// An initiative.
    record InitiativeJson(
            UUID id,
            String key,
            String name,
            @Nullable String goal,
            @Nullable String owner,
            String stage,
            @Nullable String stopReason,
            double order,
            @Nullable LocalDate mustDate,
            @Nullable LocalDate earliestStart,
            @Nullable Range value,
            @Nullable Range costOfDelay,
            @Nullable Range reach,
            @Nullable Range impact,
            @Nullable Range confidence,
            @Nullable Range effort,
            List<String> roots,
            List<ScopeJson> scopes,
            List<String> after,
            VersionJson version) {

        static InitiativeJson of(Initiative one, Names names) {
            var terms = one.terms();
            var worth = terms.worth();
            return new InitiativeJson(
                    one.id(),
                    terms.key(),
                    terms.name(),
                    known(names.goal(terms.goal())),
                    known(names.number(terms.owner())),
                    terms.place().stage().name(),
                    terms.place().stopReason(),
                    terms.place().order(),
                    terms.dates().mustDate(),
                    terms.dates().earliestStart(),
                    worth.value(),
                    worth.costOfDelay(),
                    worth.reach(),
                    worth.impact(),
                    worth.confidence(),
                    worth.effort(),
                    terms.scope().roots(),
                    terms.scope().byHand().stream().map(scope -> scope(scope, names)).toList(),
                    terms.after().stream().map(names::initiative).sorted().toList(),
                    VersionJson.of(one.version()));
        }

        private static ScopeJson scope(Initiative.TeamScope one, Names names) {
            return new ScopeJson(names.team(one.team()), one.items(), new TreeMap<>(one.skills()));
        }
    }

    /// A pause.
    record PauseJson(
            UUID id,
            String key,
            String pause,
            String name,
            LocalDate from,
            LocalDate until,
            List<String> teams,
            @Nullable String reason,
            String status,
            VersionJson version) {

        static PauseJson of(Pause one, Names names) {
            var terms = one.terms();
            return new PauseJson(
                    one.id(),
                    terms.key(),
                    terms.kind().name(),
                    terms.name(),
                    terms.days().from(),
                    Objects.requireNonNull(terms.days().until()),
                    terms.teams().stream().map(names::team).sorted().toList(),
                    terms.reason(),
                    terms.status().name(),
                    VersionJson.of(one.version()));
        }
    }

    /// All versions of one thing, the newest first.
    record History(List<ChangeJson> items) {

        static <T> History of(
                List<T> versions,
                Function<T, Map<String, String>> cells,
                Function<T, Version> version) {
            var items = new ArrayList<ChangeJson>();
            for (int i = 0; i < versions.size(); i++) {
                Map<String, String> before =
                        i + 1 < versions.size() ? cells.apply(versions.get(i + 1)) : Map.of();
                var now = versions.get(i);
                items.add(ChangeJson.of(version.apply(now), before, cells.apply(now)));
            }
            return new History(items);
        }
    }

    /// One version, with what it changed.
    record ChangeJson(VersionJson version, List<RowChange.Cell> changes) {

        static ChangeJson of(
                Version version, Map<String, String> before, Map<String, String> after) {
            return new ChangeJson(VersionJson.of(version), RowChange.of("", before, after).cells());
        }
    }
}

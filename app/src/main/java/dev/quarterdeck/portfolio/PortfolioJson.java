package dev.quarterdeck.portfolio;

import dev.quarterdeck.engine.priorities.Range;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.RowChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows goals and initiatives as clients see them: others are named by their keys.
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

    /// One version, with what it changed.
    record ChangeJson(VersionJson version, List<RowChange.Cell> changes) {

        static ChangeJson of(
                Version version, Map<String, String> before, Map<String, String> after) {
            return new ChangeJson(VersionJson.of(version), RowChange.of("", before, after).cells());
        }
    }
}

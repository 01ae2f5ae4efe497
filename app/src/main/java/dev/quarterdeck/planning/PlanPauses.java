package dev.quarterdeck.planning;

import dev.quarterdeck.engine.portfolio.Pause.Kind;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.portfolio.Pause;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Takes from what people said of freezes and blackouts what binds a plan.
final class PlanPauses {

    private PlanPauses() {}

    /// @param from pauses that ended before this day explain nothing any more
    static List<dev.quarterdeck.engine.portfolio.Pause> of(
            List<Pause> said, List<Team> teams, LocalDate from) {
        var known = teams.stream().map(Team::id).collect(Collectors.toSet());
        return said.stream()
                .filter(one -> one.terms().status() == Pause.Status.SET)
                .filter(one -> Objects.requireNonNull(one.terms().days().until()).isAfter(from))
                .filter(one -> binds(one, known))
                .map(one -> pause(one, known))
                .toList();
    }

    private static boolean binds(Pause one, Set<String> known) {
        var teams = one.terms().teams();
        return teams.isEmpty() || teams.stream().map(UUID::toString).anyMatch(known::contains);
    }

    private static dev.quarterdeck.engine.portfolio.Pause pause(Pause one, Set<String> known) {
        var terms = one.terms();
        return new dev.quarterdeck.engine.portfolio.Pause(
                one.id().toString(),
                switch (terms.kind()) {
                    case FREEZE -> Kind.FREEZE;
                    case BLACKOUT -> Kind.BLACKOUT;
                },
                terms.days(),
                terms.teams().stream()
                        .map(UUID::toString)
                        .filter(known::contains)
                        .collect(Collectors.toSet()));
    }
}

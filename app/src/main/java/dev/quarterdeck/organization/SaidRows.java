package dev.quarterdeck.organization;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.DatedRow.PersonRow;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.IncomingRow;
import dev.quarterdeck.organization.timeline.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Knows what confidential things the files of one import say themselves: who wrote them may
/// read them back.
final class SaidRows {

    private final Map<Said, List<DateRange>> ranges = new HashMap<>();

    private record Said(String number, String what) {

        Said {
            number = number.strip().toLowerCase(Locale.ROOT);
            what = what.strip().toLowerCase(Locale.ROOT);
        }
    }

    SaidRows(List<IncomingRow> rows) {
        rows.forEach(row -> row.statements().forEach(this::hear));
    }

    private void hear(Statement statement) {
        switch (statement) {
            case Statement.LeaveStated leave ->
                    hear(leave.number(), "leave " + leave.kind(), leave.range());
            case Statement.SkillStated skill ->
                    hear(skill.number(), skill(skill.skill(), skill.level()), skill.range());
            case Statement.AccountLinked account ->
                    hear(account.number(), "account", account.range());
            default -> {}
        }
    }

    private void hear(String number, String what, DateRange range) {
        ranges.computeIfAbsent(new Said(number, what), said -> new ArrayList<>()).add(range);
    }

    private static String skill(String skill, int level) {
        return "skill %s %d".formatted(skill, level);
    }

    /// Answers whether a file says this of the person for all days of the row.
    boolean say(String number, PersonRow row) {
        var what =
                switch (row.fact()) {
                    case Fact.Away(var kind) -> "leave " + kind;
                    case Fact.Knows(var skill, var level, var _) -> skill(skill, level);
                    case Fact.Owns _ -> "account";
                    case Fact.Works _, Fact.Has _, Fact.ReportsTo _, Fact.WorksIn _ -> "";
                };
        return ranges.getOrDefault(new Said(number, what), List.of()).stream()
                .anyMatch(range -> holds(range, row.range()));
    }

    private static boolean holds(DateRange said, DateRange row) {
        var until = row.until();
        return !row.from().isBefore(said.from())
                && (said.until() == null || until != null && !until.isAfter(said.until()));
    }
}

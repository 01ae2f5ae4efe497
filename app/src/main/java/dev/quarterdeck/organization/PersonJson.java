package dev.quarterdeck.organization;

import dev.quarterdeck.organization.timeline.DatedRow;
import dev.quarterdeck.organization.timeline.Facet;
import dev.quarterdeck.organization.timeline.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person as a client sees them.
///
/// @param extent `full` or `limited`
/// @param reason why that much
record PersonJson(
        UUID id,
        String number,
        long version,
        String extent,
        String reason,
        String name,
        @Nullable String address,
        List<RowJson> rows) {

    /// One dated row.
    ///
    /// @param kind `employment`, `name`, `line`, `membership`, `leave`, `skill`, `account` ...
    /// @param value the name, the manager's or team's or account's id, the kind of leave, the skill
    /// @param detail the kind of line, the share in percent, the level, or null
    /// @param until the first day on which it is no longer true, or null
    record RowJson(
            UUID id,
            String kind,
            String value,
            @Nullable String detail,
            LocalDate from,
            @Nullable LocalDate until) {

        static RowJson of(DatedRow.PersonRow row, boolean withLevels) {
            var words = words(row.fact(), withLevels);
            return new RowJson(
                    row.id(),
                    words.kind(),
                    words.value(),
                    words.detail(),
                    row.range().from(),
                    row.range().until());
        }

        private record Words(String kind, String value, @Nullable String detail) {}

        private static Words words(Fact fact, boolean withLevels) {
            return switch (fact) {
                case Fact.Works _ -> new Words("employment", "", null);
                case Fact.Has(var facet, var value) ->
                        new Words(facet.name().toLowerCase(java.util.Locale.ROOT), value, null);
                case Fact.ReportsTo(var manager, var kind) ->
                        new Words("line", manager.toString(), kind.name());
                case Fact.WorksIn(var team, var share) ->
                        new Words("membership", team.toString(), String.valueOf(share));
                case Fact.Away(var kind) -> new Words("leave", kind, null);
                case Fact.Knows(var skill, var level, var _) ->
                        new Words("skill", skill, withLevels ? String.valueOf(level) : null);
                case Fact.Owns(var account) -> new Words("account", account.toString(), null);
            };
        }
    }

    /// @param asOf only what holds on that day, or null for all days
    static PersonJson of(Directory.Shown shown, LocalDate today, @Nullable LocalDate asOf) {
        var person = shown.person();
        var day = asOf == null ? today : asOf;
        var rows =
                shown.rows(today, asOf).stream()
                        .map(row -> RowJson.of(row, shown.withLevels()))
                        .toList();
        return new PersonJson(
                person.id().value(),
                person.number(),
                person.version(),
                shown.isFull() ? "full" : "limited",
                shown.profile().reason(),
                person.nameOn(day),
                person.on(day, Facet.ADDRESS).orElse(null),
                rows);
    }
}

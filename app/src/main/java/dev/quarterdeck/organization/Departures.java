package dev.quarterdeck.organization;

import dev.quarterdeck.access.EmploymentEnded;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.timeline.Change;
import dev.quarterdeck.organization.timeline.DatedRow.PersonRow;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.OrganizationDiff;
import dev.quarterdeck.organization.timeline.OrganizationTimeline;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells who works here no more, by whichever way that was heard.
final class Departures {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    Departures(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /// Tells of those whose employment a difference ends, today or earlier; inside the
    /// transaction that keeps the difference.
    void tell(Viewer viewer, OrganizationTimeline before, OrganizationDiff diff) {
        var today = today();
        employments(before, diff)
                .forEach(
                        (person, works) -> {
                            var ranges = works.values();
                            if (ranges.stream().anyMatch(range -> isOver(range, today))
                                    && ranges.stream().noneMatch(range -> range.contains(today))) {
                                publish(viewer, person, clock.instant());
                            }
                        });
    }

    /// Returns the employments, as they are afterwards, of the persons whose employment
    /// changes.
    private static Map<PersonId, Map<UUID, DateRange>> employments(
            OrganizationTimeline before, OrganizationDiff diff) {
        Map<PersonId, Map<UUID, DateRange>> all = new LinkedHashMap<>();
        for (var change : diff.changes()) {
            switch (change) {
                case Change.Added(PersonRow row) when row.fact() instanceof Fact.Works ->
                        of(all, before, row.person()).put(row.id(), row.range());
                case Change.Ended(var _, PersonRow row) when row.fact() instanceof Fact.Works ->
                        of(all, before, row.person()).put(row.id(), row.range());
                case Change.Withdrawn(PersonRow row) when row.fact() instanceof Fact.Works ->
                        of(all, before, row.person()).remove(row.id());
                case Change.Named _, Change.Added _, Change.Ended _, Change.Withdrawn _ -> {}
            }
        }
        return all;
    }

    private static Map<UUID, DateRange> of(
            Map<PersonId, Map<UUID, DateRange>> all, OrganizationTimeline before, PersonId person) {
        return all.computeIfAbsent(
                person,
                key -> {
                    Map<UUID, DateRange> works = new HashMap<>();
                    before.rowsOf(key).stream()
                            .filter(row -> row.fact() instanceof Fact.Works)
                            .forEach(row -> works.put(row.id(), row.range()));
                    return works;
                });
    }

    private static boolean isOver(DateRange range, LocalDate today) {
        @Nullable LocalDate until = range.until();
        return until != null && !until.isAfter(today);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /// Tells of everybody who has left by today and is not here: an end that was stated ahead
    /// takes effect on its day. Who was told of before is told of again, as of the day on which
    /// they left.
    ///
    /// @return how many
    int tellOfToday(JdbcClient sql) {
        var left =
                sql.sql(
                                """
                                select person_id,
                                    max(until_day) filter (where until_day <= :today) as left_on
                                from organization.employment
                                group by person_id
                                having min(until_day) <= :today
                                    and not bool_or(from_day <= :today and :today < until_day)
                                order by person_id
                                """)
                        .param("today", today())
                        .query(
                                (row, n) ->
                                        ended(
                                                row.getObject("person_id", UUID.class),
                                                row.getObject("left_on", LocalDate.class)))
                        .list();
        left.forEach(events::publishEvent);
        return left.size();
    }

    private EmploymentEnded ended(UUID person, LocalDate day) {
        var at = day.atStartOfDay(clock.getZone()).toInstant();
        return new EmploymentEnded(new PersonId(person), Viewer.console(), at);
    }

    private void publish(Viewer viewer, PersonId person, Instant at) {
        events.publishEvent(new EmploymentEnded(person, viewer, at));
    }
}

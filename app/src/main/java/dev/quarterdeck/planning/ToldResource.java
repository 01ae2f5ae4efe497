package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.planning.PlanRecord.Said;
import dev.quarterdeck.planning.RecordJson.ToldJson;
import dev.quarterdeck.platform.http.AsOf;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Page;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for what was told before.
@RestController
final class ToldResource {

    private final ToldForecasts told;
    private final ForecastRecords records;
    private final Portfolio portfolio;

    ToldResource(ToldForecasts told, ForecastRecords records, Portfolio portfolio) {
        this.told = told;
        this.records = records;
        this.portfolio = portfolio;
    }

    @GetMapping("/api/v1/plan/told")
    ToldPlan by(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return told.by(viewer, AsOf.day(asOf, portfolio.today()));
    }

    /// One is told of a day, so the day says where a page ends.
    @GetMapping("/api/v1/plan/initiatives/{initiativeKey}/told")
    Page<ToldDates> of(
            Viewer viewer,
            @PathVariable String initiativeKey,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var today = portfolio.today();
        var day = AsOf.day(asOf, today);
        var keys = Cursor.decode(cursor, 1);
        int most = Cursor.limit(limit);
        var own = told.of(viewer, initiativeKey, day, 1);
        var until = keys.isEmpty() ? day : before(Cursor.day(keys.getFirst(), today), day);
        return Page.of(
                told.dates(viewer, own.id(), until, most + 1),
                most,
                one -> Cursor.encode(one.day().toString()));
    }

    private static LocalDate before(LocalDate end, LocalDate latest) {
        return end.isAfter(latest) ? latest : end.minusDays(1);
    }

    /// Where a forecast stands in the record. @param day on which it was told
    private record Place(LocalDate day, String key, UUID initiative) {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::day)
                        .reversed()
                        .thenComparing(Place::key)
                        .thenComparing(Place::initiative);

        static Place of(Said one) {
            return new Place(one.forecast().asOf(), one.key(), one.initiative());
        }

        static Place of(List<String> keys, LocalDate today) {
            return new Place(Cursor.day(keys.get(0), today), keys.get(1), Cursor.id(keys.get(2)));
        }

        boolean isBehind(@Nullable Place other) {
            return other == null || ORDER.compare(this, other) > 0;
        }

        String cursor() {
            return Cursor.encode(day.toString(), key, initiative.toString());
        }
    }

    @GetMapping("/api/v1/plan/record/told")
    Page<ToldJson> record(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var keys = Cursor.decode(cursor, 3);
        int most = Cursor.limit(limit);
        var after = keys.isEmpty() ? null : Place.of(keys, portfolio.today());
        var rows =
                records.today(viewer).told().stream()
                        .filter(Said::isKnown)
                        .filter(one -> Place.of(one).isBehind(after))
                        .limit(most + 1L)
                        .toList();
        var page = Page.of(rows, most, one -> Place.of(one).cursor());
        return new Page<>(page.items().stream().map(ToldJson::of).toList(), page.next());
    }
}

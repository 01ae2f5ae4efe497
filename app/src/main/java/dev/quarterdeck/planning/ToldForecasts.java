package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Portfolio;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tell what was told by a day, as it was kept.
///
/// A past day is not played again: that would say what would have been told if everything had been
/// known then that is known of it now. Everybody who may see initiatives may see this.
public final class ToldForecasts {

    private static final int SHOWN_OF_A_KEY = 40;

    private final Portfolio portfolio;
    private final Database database;

    ToldForecasts(Portfolio portfolio, Database database) {
        this.portfolio = portfolio;
        this.database = database;
    }

    /// Returns what was told by a day of each initiative that was committed or running at its end.
    ///
    /// @throws Refusal of kind FORBIDDEN
    public ToldPlan by(Viewer viewer, LocalDate day) {
        var wanted =
                portfolio.initiatives(viewer, day).stream()
                        .filter(one -> one.terms().place().stage().isWanted())
                        .toList();
        return database.viewing(viewer.viewpoint(portfolio.today()), sql -> by(sql, day, wanted));
    }

    private static ToldPlan by(JdbcClient sql, LocalDate day, List<Initiative> wanted) {
        var ids = wanted.stream().map(Initiative::id).collect(Collectors.toSet());
        var told =
                ForecastStore.newest(sql, ids, day).stream()
                        .collect(Collectors.toMap(one -> one.told().initiative(), ToldDates::of));
        return new ToldPlan(
                day,
                ForecastStore.lastDay(sql, day).orElse(null),
                wanted.stream().map(one -> of(one, told.get(one.id()))).toList());
    }

    private static ToldPlan.OfInitiative of(Initiative one, @Nullable ToldDates told) {
        return new ToldPlan.OfInitiative(one.id(), one.terms().key(), one.terms().name(), told);
    }

    /// Returns what was told of one initiative by a day.
    ///
    /// @param key as it is today or was on that day
    /// @param most how many days at most, the newest
    /// @throws Refusal when there was none on that day, or the viewer may not
    public ToldInitiative of(Viewer viewer, String key, LocalDate day, int most) {
        var own = initiative(viewer, key, day);
        return new ToldInitiative(
                day,
                own.id(),
                own.terms().key(),
                own.terms().name(),
                own.terms().place().stage(),
                dates(viewer, own.id(), day, most));
    }

    /// Lists what was told of an initiative by a day, newest first, the last of each day.
    ///
    /// @throws Refusal of kind FORBIDDEN
    List<ToldDates> dates(Viewer viewer, UUID initiative, LocalDate day, int most) {
        return database
                .viewing(
                        viewer.viewpoint(portfolio.today()),
                        sql -> ForecastStore.daily(sql, initiative, day, most))
                .stream()
                .map(ToldDates::of)
                .toList();
    }

    private Initiative initiative(Viewer viewer, String key, LocalDate day) {
        var then = portfolio.initiatives(viewer, day);
        return named(then, key)
                .or(
                        () ->
                                named(portfolio.initiatives(viewer, portfolio.today()), key)
                                        .flatMap(now -> same(then, now)))
                .orElseThrow(() -> unknown(key, day));
    }

    private static Optional<Initiative> named(List<Initiative> all, String key) {
        return all.stream().filter(one -> one.terms().key().equalsIgnoreCase(key)).findFirst();
    }

    private static Optional<Initiative> same(List<Initiative> all, Initiative other) {
        return all.stream().filter(one -> one.id().equals(other.id())).findFirst();
    }

    private static Refusal unknown(String key, LocalDate day) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There was no initiative (%s) on %s."
                        .formatted(
                                key.length() > SHOWN_OF_A_KEY
                                        ? key.substring(0, SHOWN_OF_A_KEY) + "…"
                                        : key,
                                day),
                "Maybe it came later; the place Plan lists what was wanted on a day.");
    }
}

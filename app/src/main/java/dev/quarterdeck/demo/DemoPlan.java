package dev.quarterdeck.demo;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.demo.company.LittleCompany.CompanyFile;
import dev.quarterdeck.demo.company.LittleCompany.Plan;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.metrics.intention.Intentions;
import dev.quarterdeck.platform.csv.TableReport;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.portfolio.PortfolioImports;
import dev.quarterdeck.seats.SeatImports;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;

/// Brings in what the company wants, whom it looks for and what it assumes, as files at the moments
/// at which it was said.
final class DemoPlan {

    private static final Currency EURO = Currency.getInstance("EUR");

    private static final Map<EffortCategory, Integer> MEANT =
            Map.of(
                    EffortCategory.NEW_WORK, 55,
                    EffortCategory.DEFECTS, 15,
                    EffortCategory.OPERATIONS, 10,
                    EffortCategory.DEBT, 20);

    private final LocalDate today;
    private final Portfolio portfolio;
    private final PortfolioImports initiatives;
    private final SeatImports seats;
    private final Intentions intentions;

    DemoPlan(
            LocalDate today,
            Portfolio portfolio,
            PortfolioImports initiatives,
            SeatImports seats,
            Intentions intentions) {
        this.today = today;
        this.portfolio = portfolio;
        this.initiatives = initiatives;
        this.seats = seats;
        this.intentions = intentions;
    }

    /// @param director says what time is meant to go to, and enters what it costs; how
    ///     applications went comes from the console
    void bringIn(Plan plan, Viewer director) {
        var first = on(today.minusMonths(6));
        portfolio.at(first).keepCurrency(Viewer.console(), EURO);
        intentions.intend(director, null, today.minusMonths(6), MEANT);
        for (var file : plan.portfolio()) {
            requireWhole(portfolio(file, first, "the plan of the year"));
        }
        for (var said : plan.past()) {
            var then = on(today.minusWeeks(said.weeks()));
            requireWhole(portfolio(said.file(), then, "what is left"));
        }
        requireWhole(portfolio(plan.since(), on(today.minusWeeks(3)), "review of the quarter"));
        for (var file : plan.staffing()) {
            requireWhole(seats(file, first, director));
        }
        requireWhole(seats(plan.candidates(), on(today), Viewer.console()));
    }

    private static Clock on(LocalDate day) {
        return Clock.fixed(day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private TableReport portfolio(CompanyFile file, Clock moment, String why) {
        return initiatives.at(moment).run(Viewer.console(), file.name(), bytes(file), true, why);
    }

    private TableReport seats(CompanyFile file, Clock moment, Viewer viewer) {
        return seats.at(moment).run(viewer, file.name(), bytes(file), true, null);
    }

    private static byte[] bytes(CompanyFile file) {
        return file.text().getBytes(StandardCharsets.UTF_8);
    }

    // The files are ours: a row that is refused is a fault of the program.
    private static void requireWhole(TableReport report) {
        if (!report.applied()) {
            throw new IllegalStateException(
                    "The demo's own files were refused: " + report.refused());
        }
    }
}

package dev.quarterdeck.demo.company;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Tells what the teams of the little company did in two years, generated from a seed.
///
/// @param today the last day of it
/// @param teams one for each team
public record DemoWork(LocalDate today, List<TeamWork> teams) {

    private static final int MONTHS = 8;

    /// Copies the teams.
    public DemoWork {
        teams = List.copyOf(teams);
    }

    /// Generates it; the same day and seed give the same.
    public static DemoWork of(LocalDate today, long seed) {
        var company = new LittleCompany(today);
        return new DemoWork(
                today,
                TeamPlan.ALL.parallelStream()
                        .map(plan -> new TeamWork(plan, company, seed))
                        .toList());
    }

    /// Returns the days that are looked at: the ends of the past months, then today.
    public List<LocalDate> days() {
        var days = new ArrayList<LocalDate>();
        for (int ago = MONTHS; ago > 0; ago--) {
            days.add(YearMonth.from(today).minusMonths(ago).atEndOfMonth());
        }
        days.add(today);
        return List.copyOf(days);
    }

    /// Returns the three things the company does beside its daily work.
    public List<Initiative> initiatives() {
        return Initiative.of(today);
    }
}

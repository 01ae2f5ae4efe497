package dev.quarterdeck.demo.company;

import java.time.LocalDate;
import java.util.List;

/// Something larger that several teams do together; in their trackers it is a version.
///
/// @param teams keys of the teams that take part
/// @param due the day it was to be done
/// @param onceIn one in so many items that arrive meanwhile belong to it
public record Initiative(
        String name, List<String> teams, LocalDate started, LocalDate due, int onceIn) {

    /// Copies the teams.
    public Initiative {
        teams = List.copyOf(teams);
    }

    /// Returns the three of the little company; the second has missed its day and grows.
    static List<Initiative> of(LocalDate today) {
        return List.of(
                new Initiative(
                        "Night arrivals",
                        List.of("piloting", "tides"),
                        today.minusDays(150),
                        today.plusDays(45),
                        4),
                new Initiative(
                        "One berth plan",
                        List.of("berths", "platform"),
                        today.minusDays(210),
                        today.minusDays(38),
                        3),
                new Initiative(
                        "Safer lifts",
                        List.of("cranes"),
                        today.minusDays(120),
                        today.plusDays(90),
                        3));
    }

    /// Answers whether items that arrive that day may belong to it.
    boolean takesItemsOn(LocalDate day) {
        return !day.isBefore(started);
    }
}

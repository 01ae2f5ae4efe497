package dev.quarterdeck.sources.jira;

import java.time.ZoneId;

/// What the user can say about an export that the export itself may not tell.
///
/// @param zone time zone of dates written without one
/// @param zoneGiven whether the user named the zone, rather than the default standing in
/// @param dayOrder how `03/04/2026` is to be read
/// @param bareNames whether a file is called by its own name, without its folder
/// @param maxBytes most bytes read from one file after decompression; more is refused
public record JiraOptions(
        ZoneId zone, boolean zoneGiven, DayOrder dayOrder, boolean bareNames, long maxBytes) {

    /// UTC, day order inferred, at most 8 GiB per file.
    public static final JiraOptions DEFAULT =
            new JiraOptions(ZoneId.of("UTC"), false, DayOrder.INFERRED, false, 8L << 30);

    /// Returns the same with the zone the user gave.
    public JiraOptions withZone(ZoneId given) {
        return new JiraOptions(given, true, dayOrder, bareNames, maxBytes);
    }

    /// Returns the same with the day order the user gave.
    public JiraOptions withDayOrder(DayOrder given) {
        return new JiraOptions(zone, zoneGiven, given, bareNames, maxBytes);
    }

    /// Returns the same with files called by their own names: folders are nobody's business.
    public JiraOptions withBareNames() {
        return new JiraOptions(zone, zoneGiven, dayOrder, true, maxBytes);
    }

    /// Order of day and month in dates made of numbers.
    public enum DayOrder {
        /// Read from the whole column.
        INFERRED,
        /// `31/12/2026`.
        DAY_FIRST,
        /// `12/31/2026`.
        MONTH_FIRST
    }
}

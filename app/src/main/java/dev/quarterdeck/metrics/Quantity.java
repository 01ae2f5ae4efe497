package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.Share;
import java.time.Duration;
import java.time.LocalDate;

/// The value of a figure with its unit as its type. "Not known" is a value, never 0.
public sealed interface Quantity {

    /// A number of things. @param count how many @param unit what, plural: `changes`
    record Count(long count, String unit) implements Quantity {}

    /// A part of a whole, shown in per cent with its two counts. @param share the counts @param
    /// unit what the whole counts
    record Part(Share share, String unit) implements Quantity {}

    /// A length of time. @param length how long
    record Span(Duration length) implements Quantity {}

    /// A rate. @param value units per week @param unit what is counted, plural
    record PerWeek(double value, String unit) implements Quantity {}

    /// A calendar day. @param day the day
    record Day(LocalDate day) implements Quantity {}

    /// A range of days: never a single date for a forecast. @param from the 50 % day @param until
    /// the 85 % day
    record DayRange(LocalDate from, LocalDate until) implements Quantity {}

    /// A range of counts. @param from lower @param until upper @param unit what, plural
    record CountRange(long from, long until, String unit) implements Quantity {}

    /// No value. @param reason why, a short clause: `no tags in the last 12 months`
    record NotKnown(String reason) implements Quantity {}
}

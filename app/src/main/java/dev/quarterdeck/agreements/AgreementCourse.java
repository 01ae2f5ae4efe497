package dev.quarterdeck.agreements;

import dev.quarterdeck.engine.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells how a team keeps to an agreement, week by week.
///
/// @param weeks the last weeks, also those before its first day, oldest first
/// @param kept in how many of the whole weeks in which it held and there was a number it was kept
/// @param without how many whole weeks in which it held have no number that is shown
/// @param hidden why nothing is shown, or null
public record AgreementCourse(
        Agreement agreement,
        List<MeasuredWeek> weeks,
        Share kept,
        int without,
        @Nullable String hidden) {

    /// Copies the weeks.
    public AgreementCourse {
        weeks = List.copyOf(weeks);
    }

    static AgreementCourse of(Agreement agreement, List<MeasuredWeek> weeks) {
        var held =
                weeks.stream()
                        .filter(one -> !one.partial() && agreement.covers(one.monday()))
                        .toList();
        var counted = held.stream().filter(MeasuredWeek::counts).toList();
        long kept =
                counted.stream()
                        .filter(
                                one -> {
                                    var value = one.value();
                                    return value != null && agreement.isKeptBy(value);
                                })
                        .count();
        return new AgreementCourse(
                agreement,
                weeks,
                new Share(kept, counted.size()),
                held.size() - counted.size(),
                null);
    }

    static AgreementCourse hidden(Agreement agreement, String reason) {
        return new AgreementCourse(agreement, List.of(), new Share(0, 0), 0, reason);
    }
}

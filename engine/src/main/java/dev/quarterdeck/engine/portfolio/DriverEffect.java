package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.forecasting.Percentile;

/// Say what knowing one input would do to the date of one initiative.
///
/// @param narrowed weeks by which the range P10 to P90 gets shorter; negative where it gets longer
/// @param pulledMedian weeks by which the median comes nearer
/// @param pulledP85 weeks by which the 85 % date comes nearer
public record DriverEffect(
        Driver driver, String initiative, double narrowed, double pulledMedian, double pulledP85) {

    static DriverEffect of(Driver driver, String id, Outlook drawn, Outlook known) {
        return new DriverEffect(
                driver,
                id,
                width(drawn, id) - width(known, id),
                drawn.weeks(id, Percentile.P50) - known.weeks(id, Percentile.P50),
                drawn.weeks(id, Percentile.P85) - known.weeks(id, Percentile.P85));
    }

    private static double width(Outlook outlook, String id) {
        return outlook.weeks(id, Percentile.P90) - outlook.weeks(id, Percentile.P10);
    }
}

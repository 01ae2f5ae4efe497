package dev.quarterdeck.engine.portfolio;

import java.util.Comparator;
import java.util.List;

/// Say by how much the known remaining scope of an initiative still grows, by its age.
///
/// ln(1 + growth) is normal, cut at 0 (scope that shrinks is a decision, not a draw), with the
/// median and the 85th percentile of the age; between two ages it is interpolated.
///
/// @param bands by rising age; empty = no growth
/// @param source where it comes from, for the page
public record ScopeGrowth(List<Band> bands, String source) {

    /// One normal quantile: P85 lies so many standard deviations above the median.
    private static final double P85 = 1.0364;

    /// No growth at all.
    public static final ScopeGrowth NONE = new ScopeGrowth(List.of(), "no growth assumed");

    public ScopeGrowth {
        bands = bands.stream().sorted(Comparator.comparingDouble(Band::ageWeeks)).toList();
    }

    /// Returns the reference class of 151 releases of nine projects: four weeks in, the known scope
    /// still grew by 46 % (median) and 185 % (P85). That it halves with every half year of age is
    /// assumed.
    public static ScopeGrowth prior() {
        return new ScopeGrowth(
                List.of(
                        new Band(4, 0.46, 1.85),
                        new Band(30, 0.23, 0.92),
                        new Band(56, 0.12, 0.46),
                        new Band(104, 0.03, 0.12)),
                "151 releases of nine projects at week 4; its fading with age is assumed");
    }

    /// Give the growth still to come at an age.
    ///
    /// @param median of the growth, 0.5 = half as much again
    /// @param p85 of the growth, not below the median
    public record Band(double ageWeeks, double median, double p85) {

        public Band {
            if (!(median >= 0 && p85 >= median && p85 < 1000)) {
                throw new IllegalArgumentException(
                        "The growth (%s at the median, %s at P85) must rise from 0."
                                .formatted(median, p85));
            }
        }
    }

    /// Returns the mean of ln(1 + growth) before it is cut.
    double centre(double age) {
        return at(age, true);
    }

    /// Returns its standard deviation.
    double deviation(double age) {
        return at(age, false);
    }

    private double at(double age, boolean centre) {
        if (bands.isEmpty()) {
            return 0;
        }
        int above = 0;
        while (above < bands.size() && bands.get(above).ageWeeks() < age) {
            above++;
        }
        var low = bands.get(Math.max(0, above - 1));
        var high = bands.get(Math.min(above, bands.size() - 1));
        double span = high.ageWeeks() - low.ageWeeks();
        double share = span > 0 ? Math.clamp((age - low.ageWeeks()) / span, 0, 1) : 0;
        return part(low, centre) + share * (part(high, centre) - part(low, centre));
    }

    private static double part(Band band, boolean centre) {
        double median = Math.log1p(band.median());
        return centre ? median : (Math.log1p(band.p85()) - median) / P85;
    }
}

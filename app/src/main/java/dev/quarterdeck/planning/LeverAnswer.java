package dev.quarterdeck.planning;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tell what a lever does: to the initiative it is pulled for, and to all others.
///
/// @param lever what was pulled, in words
/// @param draws futures of the plan and of the changed plan, with the same luck in both
/// @param own the initiative itself
/// @param others those whose dates or odds move, who pays the most first
/// @param missing others that are in the plan no more, by key
/// @param change the lever as a change of a scenario, as its form and the API name it
/// @param price null where it is not told
/// @param priceHidden why it is not told, or null
public record LeverAnswer(
        String lever,
        int draws,
        Moved own,
        List<Moved> others,
        List<String> missing,
        Map<String, String> change,
        @Nullable Price price,
        @Nullable String priceHidden) {

    /// Copies the lists.
    public LeverAnswer {
        others = List.copyOf(others);
        missing = List.copyOf(missing);
        change = Collections.unmodifiableMap(new LinkedHashMap<>(change));
    }

    /// Returns the answer with its price, or with the reason why it is not told.
    public LeverAnswer priced(@Nullable Price told, @Nullable String hidden) {
        return new LeverAnswer(lever, draws, own, others, missing, change, told, hidden);
    }

    /// What it costs over the two years looked at, in the mean.
    ///
    /// @param more than the plan of record costs, in all
    /// @param ownMore than the plan spends on the initiative itself
    /// @param notes whose cost is in no figure, or a rate
    public record Price(String currency, double more, double ownMore, List<String> notes) {

        /// Copies the list.
        public Price {
            notes = List.copyOf(notes);
        }
    }

    /// One initiative.
    ///
    /// @param p50Weeks weeks by which the 50 % date moves; above 0 = later
    /// @param p85Weeks the same of the 85 % date
    /// @param later share of the futures in which it is done later than without the lever
    /// @param earlier share in which it is done earlier
    public record Moved(
            UUID id,
            String key,
            String name,
            Side before,
            Side after,
            double p50Weeks,
            double p85Weeks,
            double later,
            double earlier) {

        /// Answers whether it pays: one of its dates comes later, or its odds fall.
        public boolean pays() {
            return p85Weeks > 0 || p50Weeks > 0 || after.odds(1) < before.odds(1);
        }
    }

    /// When it is done. @param p50 null beyond the horizon, as `p85` @param odds of its day, or
    /// null where it has none
    public record Side(@Nullable LocalDate p50, @Nullable LocalDate p85, @Nullable Double odds) {

        private double odds(double none) {
            return odds == null ? none : odds;
        }
    }
}

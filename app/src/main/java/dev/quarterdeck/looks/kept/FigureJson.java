package dev.quarterdeck.looks.kept;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows one figure of one look to a client.
///
/// @param kind as in the JSON of a look: `count`, `share`, `duration` (seconds), `rate` (per week),
///     `day`, `day_range`, `count_range`, `not_known`
/// @param first the value, the part of a share, or the lower end; days as text are in `from`
/// @param second the whole of a share or the upper end of a range of counts
/// @param from the day, or the first of a range of days
/// @param until the last of a range of days
@JsonInclude(JsonInclude.Include.NON_NULL)
record FigureJson(
        UUID look,
        LocalDate asOf,
        String label,
        String kind,
        @Nullable BigDecimal first,
        @Nullable BigDecimal second,
        @JsonProperty("from") @Nullable LocalDate from,
        @JsonProperty("until") @Nullable LocalDate until,
        String unit,
        @Nullable String reason) {

    static FigureJson of(FigureRow row) {
        var value = StoredValue.of(row.value());
        boolean isDay = value.kind().startsWith("day");
        return new FigureJson(
                row.look(),
                row.asOf(),
                row.label(),
                value.kind(),
                isDay ? null : value.first(),
                isDay ? null : value.second(),
                isDay ? day(value.first()) : null,
                isDay ? day(value.second()) : null,
                value.unit(),
                value.reason());
    }

    private static @Nullable LocalDate day(@Nullable BigDecimal days) {
        return days == null ? null : LocalDate.ofEpochDay(days.longValueExact());
    }
}

package dev.quarterdeck.organization.csv;

import dev.quarterdeck.organization.timeline.IncomingRow;
import dev.quarterdeck.organization.timeline.RefusedRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what a file was taken for and what its rows say.
///
/// @param mapping heading as written → heading as understood, in order
/// @param ignored headings that say nothing here
/// @param refused rows that could not be read
/// @param numbers the employee numbers in it, lower case
/// @param snapshot the day of a file that tells of everybody, or null
public record CsvReading(
        String file,
        CsvKind kind,
        Map<String, String> mapping,
        List<String> ignored,
        List<IncomingRow> rows,
        List<RefusedRow> refused,
        Set<String> numbers,
        @Nullable LocalDate snapshot) {}

package dev.quarterdeck.sources.jira;

import dev.quarterdeck.sources.jira.JiraOptions.DayOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one CSV file: decides between issues and changes, settles the order of day and month,
/// then streams the rows.
final class CsvExport {

    private static final List<CsvColumn> DATES =
            List.of(
                    CsvColumn.CREATED,
                    CsvColumn.RESOLVED,
                    CsvColumn.UPDATED,
                    CsvColumn.CATEGORY_CHANGED,
                    CsvColumn.CHANGED);

    /// Dates of an unambiguous format stay so: after this many the search for evidence ends.
    private static final int ENOUGH_PLAIN_DATES = 500;

    private final ExportFile file;
    private final JiraOptions options;
    private final FileLog log;
    private final IssuePool pool;

    CsvExport(ExportFile file, JiraOptions options, FileLog log, IssuePool pool) {
        this.file = file;
        this.options = options;
        this.log = log;
        this.pool = pool;
    }

    void read() throws IOException {
        CsvText text = CsvText.open(file);
        CsvHeader header = text.header();
        boolean history = header.isHistory();
        if (!history) {
            header.requireIssueColumns(file);
        }
        DateText dates = new DateText(dayOrder(text), options.zone());
        CsvRows rows =
                history
                        ? new CsvChangeRows(header, dates, log, pool)
                        : new CsvIssueRows(header, dates, log, pool);
        text.walk(header.wanted(rows.columns()), true, rows::take);
        if (text.endsInsideQuotes()) {
            throw file.refusal(
                    "has a quotation mark that is never closed, so rows after it cannot be told"
                            + " apart",
                    "Maybe the file was cut off; export it again.");
        }
        String kind = history ? "CSV of issue changes" : "CSV of issues";
        log.format(kind + ", " + text.description());
    }

    private DayOrder dayOrder(CsvText text) throws IOException {
        if (options.dayOrder() != DayOrder.INFERRED) {
            return options.dayOrder();
        }
        OrderEvidence evidence = new OrderEvidence(text.header());
        text.walk(text.header().wanted(DATES), false, evidence::hear);
        return evidence.decide();
    }

    /// Looks through the date columns until one date shows the order of day and month.
    private final class OrderEvidence {

        private final CsvHeader header;
        private final Set<DayOrder> seen = EnumSet.noneOf(DayOrder.class);
        private String proof = "";
        private boolean halfDays;
        private int plain;

        OrderEvidence(CsvHeader header) {
            this.header = header;
        }

        boolean hear(CsvRow row) {
            for (CsvColumn column : DATES) {
                hear(row.text(header, column));
            }
            return proof.isEmpty() && plain < ENOUGH_PLAIN_DATES;
        }

        private void hear(String date) {
            DayOrder order = date.isEmpty() ? null : DateText.orderOf(date);
            if (order == null) {
                plain += date.isEmpty() || !seen.isEmpty() ? 0 : 1;
                return;
            }
            seen.add(order);
            halfDays |= DateText.hasHalfDays(date);
            if (order != DayOrder.INFERRED && proof.isEmpty()) {
                proof = date;
            }
        }

        DayOrder decide() {
            if (seen.isEmpty()) {
                return DayOrder.DAY_FIRST;
            }
            DayOrder order = order();
            String shown = order == DayOrder.DAY_FIRST ? "day/month" : "month/day";
            log.guess("order of day and month", shown, why(), false);
            return order;
        }

        private DayOrder order() {
            if (proof.isEmpty()) {
                return halfDays ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST;
            }
            return seen.contains(DayOrder.MONTH_FIRST) ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST;
        }

        private String why() {
            if (!proof.isEmpty()) {
                return "%s in %s can only be read so".formatted(proof, log.file());
            }
            return halfDays
                    ? "no date in %s decides it; it writes AM and PM".formatted(log.file())
                    : "no date in %s decides it".formatted(log.file());
        }
    }

    /// What takes the rows of one kind of CSV file.
    interface CsvRows {

        /// Returns the columns whose text is needed.
        List<CsvColumn> columns();

        /// Takes a row; returns true to go on.
        boolean take(CsvRow row);
    }

    /// Words what is wrong with the number of cells; null when nothing is.
    static @Nullable String wrongCount(CsvRow row, CsvHeader header) {
        if (row.count() == header.size()) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "The row has %,d cells; the header has %,d. Maybe a quotation mark is missing or the file was cut off.",
                row.count(),
                header.size());
    }

    /// Words an unreadable date.
    static String badDate(CsvColumn column, String text) {
        String shown = text.length() > 40 ? text.substring(0, 39) + "…" : text;
        return "The date (%s) in the column of %s has no known format. Maybe the row is broken, or the format of the column is mixed."
                .formatted(shown, column.name().toLowerCase(java.util.Locale.ROOT));
    }

    /// Returns all columns but the ones that only change files have.
    static List<CsvColumn> issueColumns() {
        List<CsvColumn> columns = new ArrayList<>(Arrays.asList(CsvColumn.values()));
        columns.removeAll(
                List.of(CsvColumn.FIELD, CsvColumn.FROM, CsvColumn.TO, CsvColumn.CHANGED));
        return List.copyOf(columns);
    }
}

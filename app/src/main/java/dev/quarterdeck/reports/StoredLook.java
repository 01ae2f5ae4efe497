package dev.quarterdeck.reports;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.chart.ChartTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Answers for the figures of a look that was written by {@link JsonLook}, without reading the
/// repository again.
public final class StoredLook {

    private static final int SUGGESTIONS = 3;

    private final FirstLook look;
    private final Map<String, Figure> figures;
    private final Map<String, Chart> charts;

    private StoredLook(FirstLook look) {
        this.look = look;
        this.figures = new LinkedHashMap<>();
        this.charts = new LinkedHashMap<>();
        for (Section section : look.sections()) {
            Figures.all(section).forEach(figure -> figures.putIfAbsent(figure.id(), figure));
            section.charts().forEach(chart -> charts.putIfAbsent(chart.id(), chart));
        }
    }

    private static Series series(Chart chart) {
        return new Series(chart.id(), chart.finding(), ChartTable.of(chart));
    }

    /// A chart of the look as its table. @param id dotted id @param finding what it shows
    ///
    /// @param table its numbers
    public record Series(String id, String finding, ChartTable table) {}

    /// Reads a stored look.
    ///
    /// @throws Refusal when the file is not there or is no look
    public static StoredLook read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            return read(in, file.toString());
        } catch (NoSuchFileException missing) {
            throw new Refusal(
                    "There is no look at %s.".formatted(file),
                    "Maybe run `qd look .` first; it keeps its answers for `qd explain`.");
        } catch (IOException failure) {
            throw new Refusal(
                    "The look %s cannot be read: %s.".formatted(file, failure.getMessage()),
                    "Maybe run `qd look .` again.");
        }
    }

    /// Reads a stored look from `in`; `name` stands for it in refusals.
    ///
    /// @throws Refusal when it is no look
    public static StoredLook read(Reader in, String name) {
        return read(in, name, Json.Rows.READ);
    }

    /// Reads a stored look without the rows behind its figures, which are most of it.
    ///
    /// @throws Refusal when it is no look
    public static StoredLook readOutline(Reader in, String name) {
        return read(in, name, Json.Rows.PASSED_OVER);
    }

    private static StoredLook read(Reader in, String name, Json.Rows rows) {
        try {
            return of(LookReader.look(Json.read(in, rows)));
        } catch (JacksonException | IllegalArgumentException | ClassCastException broken) {
            throw new Refusal(
                    "The file %s is no look of the schema %s.".formatted(name, JsonLook.SCHEMA),
                    "Maybe it was written by another version: run `qd look .` again.");
        }
    }

    /// Answers for a look that is at hand.
    public static StoredLook of(FirstLook look) {
        return new StoredLook(look);
    }

    /// Returns the whole look, equal to the one that was written.
    public FirstLook look() {
        return look;
    }

    /// Returns the content hash that names the look.
    public String lookId() {
        return look.lookId();
    }

    /// Returns what was looked at.
    public String subject() {
        return look.subject();
    }

    /// Returns the ISO day the look describes.
    public String asOf() {
        return look.asOf().toString();
    }

    /// Returns every figure, in the order in which a reader meets them.
    public List<Figure> figures() {
        return List.copyOf(figures.values());
    }

    /// Looks a figure up by its id.
    public Optional<Figure> figure(String id) {
        return Optional.ofNullable(figures.get(id));
    }

    /// Looks a chart up by its id.
    public Optional<Series> series(String id) {
        return Optional.ofNullable(charts.get(id)).map(StoredLook::series);
    }

    /// Returns the ids most like one that is not there, best first.
    public List<String> nearest(String id) {
        return java.util.stream.Stream.concat(figures.keySet().stream(), charts.keySet().stream())
                .distinct()
                .sorted(
                        Comparator.comparingInt((String known) -> distance(id, known))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .toList();
    }

    /// Counts edits (Levenshtein); a part of an id counts as one edit from the whole.
    private static int distance(String asked, String known) {
        if (!asked.isBlank() && known.contains(asked)) {
            return 1;
        }
        int[] row = new int[known.length() + 1];
        java.util.Arrays.setAll(row, column -> column);
        for (int line = 1; line <= asked.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= known.length(); column++) {
                int same = asked.charAt(line - 1) == known.charAt(column - 1) ? 0 : 1;
                int best = Math.min(diagonal + same, Math.min(row[column], row[column - 1]) + 1);
                diagonal = row[column];
                row[column] = best;
            }
        }
        return row[known.length()];
    }
}

package dev.quarterdeck.cli;

import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.ExplanationJson;
import dev.quarterdeck.reports.ExplanationText;
import dev.quarterdeck.reports.StoredLook;
import dev.quarterdeck.reports.TableCsv;
import dev.quarterdeck.reports.TextStyle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Explains a figure that was printed: `qd explain link.named`.
@Command(
        name = "explain",
        description =
                "Shows the period, formula, rows, what was left out and freshness behind a printed number.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final int SOME_ROWS = 20;

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Id printed beside the number; `list` shows all ids.")
    private String id = "";

    @Option(
            names = "--look",
            paramLabel = "LOOK",
            description = "Id of an older look; the newest by default.")
    private String lookId = "";

    @Option(names = "--all", description = "Every row instead of the first 20.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), json or csv (the rows).")
    private Format format = Format.text;

    /// How the answer is written, as typed by the user.
    enum Format {
        text,
        json,
        csv
    }

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (id.isBlank()) {
            throw new Refusal(
                    "A number's id must be given.",
                    "Maybe `qd explain list`, which shows all; numbers of a server: `qd explain server ID`.");
        }
        var data =
                DataFolder.of(
                        console.environment(), console.home(), System.getProperty("os.name", ""));
        var look = new LookStore(data).read(lookId);
        if (id.equals("list")) {
            look.figures()
                    .forEach(
                            figure ->
                                    console.out()
                                            .printf("%-32s %s%n", figure.id(), figure.label()));
        } else {
            explain(look);
        }
        console.out().flush();
        return Quarterdeck.FINE;
    }

    private void explain(StoredLook look) {
        var figure = look.figure(id);
        var series = look.series(id);
        if (figure.isPresent()) {
            write(look, figure.get());
        } else if (series.isPresent()) {
            write(look, series.get());
        } else {
            throw new Refusal(
                    "The look (%s) of (%s) has no number with the id (%s)."
                            .formatted(look.lookId(), look.subject(), id),
                    "Maybe one of: "
                            + String.join(", ", look.nearest(id))
                            + "; `qd explain list` shows all.");
        }
    }

    private void write(StoredLook look, Figure figure) {
        switch (format) {
            case text ->
                    ExplanationText.write(
                            look,
                            figure,
                            console.out(),
                            style(),
                            all ? Integer.MAX_VALUE : SOME_ROWS);
            case json -> ExplanationJson.write(look, figure, console.out());
            case csv -> TableCsv.write(figure.explanation().rows(), console.out());
        }
    }

    private void write(StoredLook look, StoredLook.Series series) {
        switch (format) {
            case text -> ExplanationText.write(look, series, console.out(), style());
            case json -> ExplanationJson.write(look, series, console.out());
            case csv ->
                    TableCsv.write(
                            new Rows(series.table().columns(), series.table().rows()),
                            console.out());
        }
    }

    private TextStyle style() {
        return new TextStyle(console.width(), console.colours(), true);
    }
}

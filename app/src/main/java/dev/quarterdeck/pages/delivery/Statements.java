package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.looks.kept.KeptLook;
import dev.quarterdeck.looks.kept.LookHead;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.RepositoryPage.Look;
import dev.quarterdeck.pages.view.delivery.RepositoryPage.Span;
import dev.quarterdeck.pages.view.delivery.RepositoryPage.Statement;
import dev.quarterdeck.pages.view.delivery.RepositoryPage.Unknown;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.reports.FirstLook.Guess;
import dev.quarterdeck.reports.StoredLook;
import dev.quarterdeck.reports.wording.Printable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns a kept look into what its page shows.
final class Statements {

    private final PageRequest request;
    private final KeptLook kept;
    private final FirstLook look;
    private final DrawnLooks.Drawn drawn;
    private final List<Figure> figures;
    private final Explained explained;

    Statements(PageRequest request, KeptLook kept, DrawnLooks.Drawn drawn) {
        this.request = request;
        this.kept = kept;
        this.look = kept.look();
        this.drawn = drawn;
        this.figures = StoredLook.of(look).figures();
        this.explained = new Explained(request, figures);
    }

    /// Returns every number that the look says.
    List<Figure> figures() {
        return figures;
    }

    /// Returns the tables that can be sorted and taken away.
    List<Table<?>> tables() {
        return List.of(issues(look.issues()), gaps(look.gaps()));
    }

    Look view() {
        return new Look(
                drawn.where(),
                "Look %s as of %s.".formatted(kept.head().contentId(), look.asOf()),
                old(),
                partial(),
                statements(),
                look.unknowns().stream()
                        .map(one -> new Unknown(clean(one.what()), clean(one.input())))
                        .toList(),
                command(),
                new Review(
                        "guesses",
                        IntStream.range(0, look.guesses().size())
                                .mapToObj(at -> guess(at, look.guesses().get(at)))
                                .toList(),
                        State.empty("Nothing was guessed.", "Everything was said.", "")),
                look.readings().stream().map(Statements::clean).toList(),
                gaps(look.gaps()).view(request),
                issues(look.issues()).view(request));
    }

    // The one command that would tell most of what is not known.
    private String command() {
        boolean hasTracker = figures.stream().anyMatch(one -> one.id().equals(Measures.TRACKER));
        return hasTracker
                ? ""
                : "./qd import look export.csv --repository %s".formatted(clean(look.subject()));
    }

    private String old() {
        long days = ChronoUnit.DAYS.between(look.asOf(), request.day());
        return LookHead.isOld(look.asOf(), request.day())
                ? "This look is %s days older than the day shown: what happened since is not in it."
                        .formatted(Wording.count(days))
                : "";
    }

    private @Nullable State partial() {
        int gaps = look.gaps().size();
        int issues = look.issues().size();
        if (gaps + issues == 0) {
            return null;
        }
        return State.partial(
                        "A part of the input could not be read.",
                        "%s in what was read, %s that could not be used: numbers below may be short of them."
                                .formatted(
                                        Wording.counted(gaps, "gap"),
                                        Wording.counted(issues, "row")))
                .with(gaps > 0 ? "#unread" : "#issues", "See which");
    }

    private List<Statement> statements() {
        var statements = new ArrayList<Statement>();
        for (var section : look.sections()) {
            statements.add(statement(statements.size() + 1, section));
        }
        return statements;
    }

    private Statement statement(int number, Section section) {
        return new Statement(
                number,
                section.id(),
                clean(section.title()),
                section.sentence().stream().map(this::span).toList(),
                section.details().stream().map(one -> explained.view(one)).toList(),
                drawn.charts().get(number - 1),
                section.notes().stream().map(Statements::clean).toList());
    }

    private Span span(Section.Span span) {
        return switch (span) {
            case Section.Words(String words) -> new Span(clean(words), null);
            case Section.Said(Figure figure, String words) ->
                    new Span(clean(words), explained.view(figure).saying(clean(words)));
        };
    }

    private static Review.Item guess(int at, Guess guess) {
        return new Review.Item(
                "guess-" + (at + 1),
                words(guess.key()) + ": " + clean(guess.value()) + ".",
                List.of(clean(guess.evidence()) + "; said by the key " + clean(guess.key()) + "."),
                guess.given() ? "said" : "",
                List.of(),
                null);
    }

    private static String words(String key) {
        var words = clean(key).replace('-', ' ');
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// Returns rows of files that could not be used, as a table with CSV.
    static Table<ImportIssue> issues(List<ImportIssue> issues) {
        return Table.of("issues", "rows", issues)
                .column("file", "File", one -> Cell.of(clean(one.file())))
                .number("row", "Line", one -> Cell.of(Wording.count(one.row())), ImportIssue::row)
                .column("message", "Why", one -> Cell.of(clean(one.message())))
                .whenEmpty(State.empty("None.", "Every row could be used.", ""));
    }

    /// Returns what could not be read, as a table with CSV.
    static Table<ReadGap> gaps(List<ReadGap> gaps) {
        return Table.of("gaps", "gaps", gaps)
                .column("what", "What", one -> Cell.of(clean(one.what())))
                .column("why", "Why", one -> Cell.of(clean(one.why())))
                .column("remedy", "What helps", one -> Cell.of(clean(one.remedy())))
                .whenEmpty(State.empty("None.", "Everything was read.", ""));
    }

    static String clean(String text) {
        return Printable.clean(text);
    }
}

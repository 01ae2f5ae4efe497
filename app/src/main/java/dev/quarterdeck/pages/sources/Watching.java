package dev.quarterdeck.pages.sources;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.sources.ConnectionView.Live;
import dev.quarterdeck.sources.kept.Hooks;
import dev.quarterdeck.sources.kept.Push;
import java.util.UUID;
import java.util.stream.Collectors;

/// Shows what was pushed last, and looks again by itself for some minutes: not for ever, since a
/// page that asks keeps its session alive.
final class Watching {

    /// Looks of half a second: ten minutes.
    private static final int LOOKS = 1_200;

    private static final int SHOWN = 50;
    private static final String LEFT = "watch";
    private static final String ELEMENT = "live-pushes";

    private final Hooks hooks;
    private final Times times;

    Watching(Hooks hooks, Times times) {
        this.hooks = hooks;
        this.times = times;
    }

    Table<Push> table(PageRequest request, UUID connection) {
        return Table.of("pushes", "pushes", hooks.newest(request.viewer(), connection, SHOWN))
                .column(
                        "at",
                        "When (%s)".formatted(times.zone()),
                        one -> Cell.toned(times.at(one.at()), "nowrap"))
                .column("outcome", "What came of it", Watching::outcome)
                .column("event", "Event", one -> Cell.of(event(one)))
                .column("about", "Told of", Watching::about)
                .number(
                        "records",
                        "Records",
                        one -> Cell.of(Wording.count(one.records())),
                        Push::records)
                .column("why", "Why not", one -> Cell.of(one.why()))
                .whenEmpty(
                        State.empty(
                                "Nothing was pushed yet.",
                                "Each push will stand here within a second, and what came of it:"
                                        + " taken, or refused and why.",
                                ""));
    }

    private static Cell about(Push one) {
        var words = one.about().stream().map(SourceWords::about).collect(Collectors.joining(", "));
        return one.about().size() == 1 && words.length() < 40
                ? Cell.toned(words, "nowrap")
                : Cell.of(words);
    }

    private static Cell outcome(Push one) {
        return switch (one.outcome()) {
            case "refused" -> Cell.toned("refused", "bad");
            case "repeated" -> Cell.toned("was taken before", "unknown");
            default ->
                    one.unusable() > 0
                            ? Cell.toned("taken in part", "warn")
                            : one.told() == 0
                                    ? Cell.toned("taken, nothing to keep", "unknown")
                                    : Cell.toned("taken", "good");
        };
    }

    private static String event(Push one) {
        return one.event().isEmpty()
                ? one.stream().equals("hook") ? "" : one.stream()
                : one.event();
    }

    /// Answers whether the page looks for new pushes, and takes nothing else of what it gets.
    static boolean isLook(PageRequest request) {
        return request.target().equals(ELEMENT);
    }

    Live live(PageRequest request, Table<Push> table) {
        var asked = request.parameter(LEFT);
        int left = asked.isEmpty() ? LOOKS : Math.min(LOOKS, request.number(LEFT));
        return new Live(
                table.view(request),
                left == 0 ? "" : request.with(LEFT, "" + (left - 1)),
                request.with(LEFT, ""));
    }
}

package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.planning.InitiativeForecast;
import dev.quarterdeck.planning.InitiativeForecast.Cause;
import dev.quarterdeck.planning.InitiativeForecast.Driver;
import dev.quarterdeck.planning.InitiativeForecast.Named;
import dev.quarterdeck.planning.InitiativeForecast.Part;
import java.util.List;

/// Lists what the page of one initiative shows in rows.
final class InitiativeTables {

    private static final int AHEAD_SHOWN = 6;

    private final PageRequest request;
    private final InitiativeForecast one;

    InitiativeTables(PageRequest request, InitiativeForecast one) {
        this.request = request;
        this.one = one;
    }

    /// Those whose rows can be taken away.
    List<Table<?>> all() {
        return List.of(parts(), causes(), drivers());
    }

    Table<Part> parts() {
        return Table.of("parts", "teams", one.parts())
                .column("team", "Team", part -> Cell.of(part.name()))
                .number(
                        "items",
                        "Items left",
                        part -> Cell.of(Lengths.number(part.items())),
                        Part::items)
                .number(
                        "place",
                        "Place in the order",
                        InitiativeTables::place,
                        part -> part.ahead().size())
                .column("ahead", "Goes first", part -> Cell.of(ahead(part)))
                .number(
                        "begun",
                        "Begun",
                        part -> Cell.of(Wording.count(part.inProgress())),
                        Part::inProgress);
    }

    private static Cell place(Part part) {
        var words = Wording.count(part.ahead().size() + 1L);
        return part.waitsForTurn()
                ? Cell.toned(words, "warn").note("waits: %d at once".formatted(part.atOnce()))
                : Cell.of(words);
    }

    private static String ahead(Part part) {
        var keys = part.ahead().stream().limit(AHEAD_SHOWN).map(Named::key).toList();
        int more = part.ahead().size() - keys.size();
        return String.join(", ", keys) + (more > 0 ? " and %d more".formatted(more) : "");
    }

    Table<Cause> causes() {
        var move = one.move();
        return Table.of("causes", "causes", move == null ? List.<Cause>of() : move.causes())
                .column("cause", "Cause", cause -> Cell.of(MoveWords.of(cause.cause())))
                .number("days", "Days", cause -> Cell.of(Lengths.days(cause.days())), Cause::days);
    }

    Table<Driver> drivers() {
        return Table.of("drivers", "inputs", one.drivers())
                .column(
                        "input",
                        "If this were known",
                        d -> Cell.of(MoveWords.driver(d.kind(), d.of())))
                .number(
                        "narrowed",
                        "The range is shorter by",
                        d -> Cell.of(Lengths.of(Math.max(0, d.narrowed()))),
                        Driver::narrowed)
                .number(
                        "pulled",
                        "The 85% date comes",
                        d -> Cell.of(Lengths.moved(-d.pulledP85())),
                        Driver::pulledP85);
    }
}

package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Lists frozen plans, and tells what became of one: `qd plan baselines`.
@Command(
        name = "baselines",
        description = "Lists frozen plans; with a name it tells what became of that one.",
        footer = {
            "",
            "Examples:",
            "  qd plan baselines",
            "  qd plan baselines 'Plan of the quarter'"
        })
final class BaselinesCommand implements Callable<Integer> {

    private static final String BASELINES = "/api/v1/plan/baselines";

    private final ServerOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "The name, of several the newest, or the id.")
    private @Nullable String name;

    BaselinesCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var server = options.open();
        var all = server.list(BASELINES);
        var asked = name;
        if (asked == null) {
            return options.show(all, () -> list(all));
        }
        var reply = server.get(BASELINES + "/" + id(all, asked));
        return options.show(reply, () -> course(reply.body()));
    }

    private void list(List<JsonNode> all) {
        var table = new Table("NAME", "AS OF", "INITIATIVES", "FROZEN BY", "WHY");
        all.forEach(
                one ->
                        table.row(
                                Words.of(one, "name"),
                                Words.of(one, "asOf"),
                                "" + Words.number(one, "initiatives"),
                                Words.of(one, "by"),
                                Words.of(one, "why")));
        table.print(
                options.console().out(),
                "No plan was frozen yet. To freeze the plan of today: qd plan freeze NAME");
    }

    private static String id(List<JsonNode> all, String name) {
        for (var one : all) {
            var id = one.path("id").asString();
            if (id.equalsIgnoreCase(name) || one.path("name").asString().equalsIgnoreCase(name)) {
                return id;
            }
        }
        throw new Refusal(
                "There is no frozen plan (%s).".formatted(name), "Maybe see qd plan baselines.");
    }

    private void course(JsonNode body) {
        var table = new Table("KEY", "85% SURE, AS SAID", "NOW", "MOVED BY", "WHAT BECAME OF IT");
        for (var one : body.path("initiatives")) {
            var weeks = one.path("weeks");
            table.row(
                    Words.of(one, "key"),
                    Words.of(one.path("said"), "p85"),
                    Words.of(one.path("now"), "p85"),
                    weeks.isNumber()
                            ? String.format(Locale.ROOT, "%+.1f weeks", weeks.asDouble())
                            : "",
                    Words.of(one, "words"));
        }
        var out = options.console().out();
        table.print(out, "It held nothing.");
        moved(body)
                .ifPresent(
                        key ->
                                out.printf(
                                        "%nWhy a day moved: qd plan initiative %s --since %s%n",
                                        key, Words.of(body.path("baseline"), "asOf")));
    }

    private static Optional<String> moved(JsonNode body) {
        return body.path("initiatives")
                .valueStream()
                .filter(one -> Math.abs(one.path("weeks").asDouble(0)) > 0)
                .max(Comparator.comparingDouble(one -> Math.abs(one.path("weeks").asDouble())))
                .map(one -> Words.of(one, "key"));
    }
}

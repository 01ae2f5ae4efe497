package dev.quarterdeck.cli.remote;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Gives and ends duties over people: `qd grant add`, `list`, `end`.
@Command(
        name = "grant",
        description = "Gives users duties over people, with a purpose and an end.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = GrantCommand.Add.class,
        footer = {
            "",
            "Examples:",
            "  qd grant add ada --duty hr-partner --team HARBOR --purpose 'HR partner of Harbor'",
            "  qd grant add bo --duty record-reader --class COMPENSATION --person E1042 \\",
            "      --purpose 'cover in August' --until 2026-09-01",
            "  qd grant list --ended",
            "  qd grant end ID"
        })
final class GrantCommand {

    private static final String GRANTS = "/api/v1/grants";

    @Mixin private final ServerOptions options;

    GrantCommand(ServerOptions options) {
        this.options = options;
    }

    @Command(name = "list", description = "Lists grants.")
    int list(@Option(names = "--ended", description = "Ended ones too.") boolean ended) {
        var server = options.open();
        var grants = server.list(GRANTS + "?ended=" + ended);
        return options.show(grants, () -> print(server, grants));
    }

    private void print(RemoteServer server, java.util.List<JsonNode> grants) {
        var people = new People(server);
        var table = new Table("HOLDER", "DUTY", "OVER", "FROM", "UNTIL", "PURPOSE", "ID");
        grants.forEach(
                grant ->
                        table.row(
                                people.login(Words.of(grant, "holderId")),
                                duty(grant),
                                over(grant, people),
                                Words.of(grant, "from"),
                                until(grant),
                                Words.of(grant, "purpose"),
                                Words.of(grant, "id")));
        table.print(options.console().out(), "There is no such grant.");
    }

    private static String duty(JsonNode grant) {
        var fieldClass = Words.of(grant, "fieldClass");
        var duty = Words.of(grant, "duty").toLowerCase(Locale.ROOT).replace('_', '-');
        return fieldClass.isEmpty() ? duty : duty + " " + fieldClass;
    }

    private static String over(JsonNode grant, People people) {
        return switch (Words.of(grant, "scope")) {
            case "TEAM" -> "team " + Words.of(grant, "teamName");
            case "PERSON" -> "person " + people.name(Words.of(grant, "personId"));
            default -> "everything";
        };
    }

    private static String until(JsonNode grant) {
        var ended = Words.moment(grant, "endedAt");
        return ended.isEmpty() ? Words.of(grant, "until") : "ended " + ended;
    }

    @Command(name = "end", description = "Ends a grant now.")
    int end(@Parameters(paramLabel = "ID", description = "The grant's id.") String id) {
        var reply = options.open().post(GRANTS + "/" + RemoteServer.encoded(id) + "/end");
        return options.show(reply, () -> options.print("Ended: " + duty(reply.body()) + "."));
    }

    /// Gives a duty.
    @Command(name = "add", description = "Gives a user a duty.", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @ParentCommand private @Nullable GrantCommand parent;

        @Parameters(paramLabel = "LOGIN", description = "Who gets it: login or id.")
        private String holder = "";

        @Option(
                names = "--duty",
                required = true,
                paramLabel = "DUTY",
                description =
                        "hr-partner, director, finance, administrator, compliance or record-reader.")
        private String duty = "";

        @Option(
                names = "--class",
                paramLabel = "CLASS",
                description = "What a record reader reads, such as COMPENSATION.")
        private @Nullable String fieldClass;

        @ArgGroup(exclusive = true, multiplicity = "1")
        private Over over = new Over();

        @Option(
                names = "--purpose",
                required = true,
                paramLabel = "WORDS",
                description = "Why; the persons concerned can read it.")
        private String purpose = "";

        @Option(
                names = "--from",
                paramLabel = "DAY",
                description = "The first day; today by default.")
        private @Nullable String from;

        @Option(names = "--until", paramLabel = "DAY", description = "The day on which it is over.")
        private @Nullable String until;

        /// Over whom: one of the three.
        static final class Over {

            @Option(names = "--everything", description = "Over the whole organisation.")
            private boolean everything;

            @Option(
                    names = "--team",
                    paramLabel = "KEY",
                    description = "Over a team and those below it.")
            private @Nullable String team;

            @Option(names = "--person", paramLabel = "KEY", description = "Over one person.")
            private @Nullable String person;

            void write(ObjectNode wish, RemoteServer server) {
                if (team != null) {
                    var found = OrganizationView.today(server).team(team);
                    wish.put("scope", "TEAM");
                    wish.put("teamId", Words.of(found, "id"));
                    wish.put("teamName", Words.of(found, "name"));
                } else if (person != null) {
                    wish.put("scope", "PERSON");
                    wish.put("personId", new People(server).id(person));
                } else {
                    wish.put("scope", "EVERYTHING");
                }
            }
        }

        @Override
        public Integer call() {
            var options = java.util.Objects.requireNonNull(parent).options;
            var server = options.open();
            var wish = JsonNodeFactory.instance.objectNode();
            wish.put("holderId", new People(server).user(holder));
            wish.put("duty", constant(duty));
            if (fieldClass != null) {
                wish.put("fieldClass", constant(fieldClass));
            }
            over.write(wish, server);
            wish.put("purpose", purpose);
            var today = LocalDate.ofInstant(options.console().clock().instant(), ZoneOffset.UTC);
            wish.put("from", (from == null ? today : Days.read("--from", from)).toString());
            if (until != null) {
                wish.put("until", Days.read("--until", until).toString());
            }
            var reply = server.post(GRANTS, wish);
            return options.show(
                    reply,
                    () ->
                            options.print(
                                    "Given: %s over %s from %s%s (%s)."
                                            .formatted(
                                                    duty(reply.body()),
                                                    over(reply.body(), new People(server)),
                                                    Words.of(reply.body(), "from"),
                                                    ends(reply.body()),
                                                    Words.of(reply.body(), "id"))));
        }

        private static String ends(JsonNode grant) {
            var until = Words.of(grant, "until");
            return until.isEmpty() ? ", without an end" : " until " + until;
        }

        private static String constant(String word) {
            return word.toUpperCase(Locale.ROOT).replace('-', '_');
        }
    }
}

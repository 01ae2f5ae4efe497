package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.git.GitAccounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Brings accounts in and decides whose they are: `qd org accounts`, `qd org accounts review`.
@Command(
        name = "accounts",
        description =
                "Counts accounts by tool, brings those of a repository, decides whose they are.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Only names and addresses are sent, no count of anything that somebody did.",
            "",
            "Examples:",
            "  qd org accounts --from-git ~/src/harbor",
            "  qd org accounts review                         what waits for a decision",
            "  qd org accounts review --accept ID             the likeliest person it is",
            "  qd org accounts review --person ID=E1042 --bot ID --nobody ID",
            "  qd org accounts review --undo ID"
        })
final class AccountsCommand implements Callable<Integer> {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final int PART = 2_000;

    private final ServerOptions options;

    @Option(
            names = "--from-git",
            paramLabel = "REPOSITORY",
            description = "Send the authors of this repository as accounts of git.")
    private @Nullable Path repository;

    AccountsCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var server = options.open();
        if (repository != null) {
            bring(server, GitAccounts.read(options.console().folder().resolve(repository)));
        }
        var reply = server.get(ACCOUNTS + "/summary");
        return options.show(reply, () -> printSummary(reply.body()));
    }

    private void bring(RemoteServer server, List<GitAccounts.GitAccount> authors) {
        var found = distinct(authors);
        int same = authors.size() - found.size();
        if (same > 0) {
            options.console()
                    .say(
                            "Found %s; %s from another in capital letters alone."
                                    .formatted(
                                            Words.count(authors.size(), "author", "authors"),
                                            Words.count(same, "differs", "differ")));
        }
        long changed = 0;
        long linked = 0;
        for (int from = 0; from < found.size(); from += PART) {
            var part = found.subList(from, Math.min(found.size(), from + PART));
            var brought = server.post(ACCOUNTS, body(part)).body();
            changed += Words.number(brought, "changed");
            linked += Words.number(brought, "linked");
        }
        options.console()
                .say(
                        "Sent %s: %d new or changed, %d linked by work address."
                                .formatted(
                                        Words.count(found.size(), "account", "accounts"),
                                        changed,
                                        linked));
    }

    // The server knows an account by its key in any case; the first spelling stays.
    private static List<GitAccounts.GitAccount> distinct(List<GitAccounts.GitAccount> authors) {
        var found = new LinkedHashMap<String, GitAccounts.GitAccount>();
        authors.forEach(one -> found.putIfAbsent(key(one).toLowerCase(Locale.ROOT), one));
        return List.copyOf(found.values());
    }

    private static String key(GitAccounts.GitAccount one) {
        return "%s <%s>".formatted(one.name(), one.address());
    }

    private static ObjectNode body(List<GitAccounts.GitAccount> part) {
        var body = JsonNodeFactory.instance.objectNode();
        var accounts = body.putArray("accounts");
        for (var one : part) {
            var account = accounts.addObject();
            account.put("tool", "git");
            account.put("key", key(one));
            account.put("name", one.name());
            var addresses = account.putArray("addresses");
            if (!one.address().isEmpty()) {
                addresses.add(one.address());
            }
        }
        return body;
    }

    private void printSummary(JsonNode summary) {
        var table = new Table("TOOL", "ACCOUNTS", "LINKED", "SUGGESTED", "UNATTRIBUTED", "BOTS");
        summary.path("tools")
                .forEach(
                        tool ->
                                table.row(
                                        Words.of(tool, "tool"),
                                        Words.of(tool, "all"),
                                        Words.of(tool, "linked"),
                                        Words.of(tool, "suggested"),
                                        Words.of(tool, "unattributed"),
                                        Words.of(tool, "bot")));
        table.print(options.console().out(), "No account was brought yet.");
    }

    @Command(name = "review", description = "Lists what waits for a decision, and decides.")
    int review(
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            defaultValue = "suggested",
                            description =
                                    "suggested, linked, unattributed, bot or all (default: ${DEFAULT-VALUE}).")
                    String state,
            @Mixin AccountDecisions decisions) {
        var server = options.open();
        if (!decisions.isEmpty()) {
            var decided = decisions.send(server);
            return options.show(decided, () -> decided.forEach(this::print));
        }
        var path =
                state.equals("all") ? ACCOUNTS : ACCOUNTS + "?state=" + RemoteServer.encoded(state);
        var accounts = server.list(path);
        return options.show(accounts, () -> print(state, accounts));
    }

    private void print(String state, List<JsonNode> accounts) {
        accounts.forEach(this::print);
        if (accounts.isEmpty()) {
            options.print("No account is %s.".formatted(state));
        }
    }

    private void print(JsonNode account) {
        options.print(
                "%s %s  %s"
                        .formatted(
                                Words.of(account, "tool"),
                                Words.of(account, "key"),
                                Words.of(account, "accountId")));
        var reason = Words.of(account, "reason");
        var whose = Words.of(account, "personName");
        var decision = account.path("decision");
        options.print(
                "  %s%s%s%s"
                        .formatted(
                                Words.of(account, "state"),
                                whose.isEmpty() ? "" : " to " + whose,
                                reason.isEmpty() ? "" : ": " + reason,
                                Words.of(decision, "by").isEmpty()
                                        ? ""
                                        : ", decided by %s at %s UTC"
                                                .formatted(
                                                        Words.of(decision, "by"),
                                                        Words.moment(decision, "at"))));
        if (Words.is(account, "ambiguous")) {
            options.print("  several persons are about as likely");
        }
        account.path("candidates")
                .forEach(
                        one ->
                                options.print(
                                        "  %s: %s (%s)%n    %s"
                                                .formatted(
                                                        Words.of(one, "confidence"),
                                                        Words.of(one, "name"),
                                                        Words.of(one, "number"),
                                                        String.join(
                                                                "; ",
                                                                Words.all(one, "evidence")))));
    }

    /// What somebody decides about accounts in one call.
    static final class AccountDecisions {

        @Option(
                names = "--accept",
                paramLabel = "ID",
                description = "It is the likeliest person suggested; may be repeated.")
        private List<String> accepted = new ArrayList<>();

        @Option(
                names = "--person",
                paramLabel = "ID=KEY",
                description = "It is this person; may be repeated.")
        private Map<String, String> persons = Map.of();

        @Option(names = "--nobody", paramLabel = "ID", description = "It is nobody here.")
        private List<String> nobody = new ArrayList<>();

        @Option(names = "--bot", paramLabel = "ID", description = "It is a program.")
        private List<String> bots = new ArrayList<>();

        @Option(names = "--undo", paramLabel = "ID", description = "Forget what was decided.")
        private List<String> undone = new ArrayList<>();

        boolean isEmpty() {
            return persons.isEmpty()
                    && List.of(accepted, nobody, bots, undone).stream().allMatch(List::isEmpty);
        }

        List<JsonNode> send(RemoteServer server) {
            var decided = new ArrayList<JsonNode>();
            if (!accepted.isEmpty()) {
                var suggested = server.list(ACCOUNTS + "?state=suggested");
                accepted.forEach(
                        id -> decided.add(decide(server, id, "PERSON", likeliest(suggested, id))));
            }
            var people = new People(server);
            persons.forEach((id, key) -> decided.add(decide(server, id, "PERSON", people.id(key))));
            nobody.forEach(id -> decided.add(decide(server, id, "NOBODY", "")));
            bots.forEach(id -> decided.add(decide(server, id, "BOT", "")));
            undone.forEach(id -> decided.add(server.delete(path(id) + "/current").body()));
            return decided;
        }

        private static String likeliest(List<JsonNode> suggested, String id) {
            var account =
                    suggested.stream()
                            .filter(one -> Words.of(one, "accountId").equalsIgnoreCase(id))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new Refusal(
                                                    Refusal.Kind.NOT_FOUND,
                                                    "The account (%s) waits for no decision."
                                                            .formatted(id),
                                                    "Maybe see which do: qd org accounts review"));
            if (Words.is(account, "ambiguous")) {
                throw new Refusal(
                        "The account (%s) may be one of several persons, so one must be named."
                                .formatted(id),
                        "Maybe --person %s=KEY.".formatted(id));
            }
            return Words.of(account.path("candidates").path(0), "personId");
        }

        private static JsonNode decide(
                RemoteServer server, String id, String verdict, String person) {
            var body = JsonNodeFactory.instance.objectNode();
            body.put("verdict", verdict);
            if (!person.isEmpty()) {
                body.put("personId", person);
            }
            return server.post(path(id), body).body();
        }

        private static String path(String id) {
            return ACCOUNTS + "/" + RemoteServer.encoded(id) + "/decisions";
        }
    }
}

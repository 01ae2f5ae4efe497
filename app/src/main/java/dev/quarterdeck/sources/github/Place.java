package dev.quarterdeck.sources.github;

import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import dev.quarterdeck.sources.hosts.Said;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One record with the repository it is of, from wherever that is told.
///
/// @param said the record
/// @param sink where what it says goes
/// @param raw the record with its parameters
/// @param repository by which items and changes are told apart: its id, which stays; for
/// records from files its name, because only few of them tell the id
/// @param name of the repository: `acme/harbor`; may change
record Place(Said said, Sink sink, RawRecord raw, String repository, String name) {

    /// Parameter: the id of the repository.
    static final String REPOSITORY = "repository_id";

    /// Parameter: the name of the repository.
    static final String NAME = "repository_name";

    /// Parameter: the number of the pull request or issue.
    static final String NUMBER = "number";

    /// Parameter: labels and types that make an issue an incident, between commas.
    static final String INCIDENTS = "incidents";

    private static final Pattern IN_ADDRESS =
            Pattern.compile("https?://[^/]+(?:/api/v3)?(?:/repos)?/([^/?#]+/[^/?#]+)");
    private static final Pattern NUMBER_IN_ADDRESS =
            Pattern.compile("/(?:pulls?|issues)/(\\d{1,12})(?:[/?#]|$)");

    static Place of(RawRecord raw, Sink sink) {
        var said = Said.in(raw, sink);
        var name = name(raw, said);
        var told = raw.parameter(REPOSITORY);
        var scope = raw.scope().startsWith("repository:") ? raw.scope().substring(11) : "";
        return new Place(
                said, sink, raw, told.isEmpty() ? scope.isEmpty() ? name : scope : told, name);
    }

    private static String name(RawRecord raw, Said said) {
        return Stream.of(
                        raw.parameter(NAME),
                        said.text("base", "repo", "full_name"),
                        said.text("repository", "full_name"),
                        inAddress(said.text("repository_url")),
                        inAddress(said.text("issue", "repository_url")),
                        inAddress(said.text("issue_url")),
                        inAddress(said.text("pull_request_url")),
                        inAddress(said.text("html_url")),
                        inAddress(said.text("repository", "url")),
                        inAddress(raw.parameter("url")),
                        inAddress(said.text("url")),
                        raw.parameter("Name"))
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String inAddress(String address) {
        var match = IN_ADDRESS.matcher(address);
        return match.find() && !match.group(1).startsWith("repositories/") ? match.group(1) : "";
    }

    /// Returns the number of the pull request or issue; empty when nothing tells it.
    String number() {
        return Stream.of(
                        raw.parameter(NUMBER),
                        said.text("issue", "number"),
                        numberIn(said.text("issue_url")),
                        numberIn(said.text("pull_request_url")),
                        raw.parameter("Number"),
                        numberIn(said.text("html_url")),
                        numberIn(raw.parameter("url")))
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String numberIn(String address) {
        var match = NUMBER_IN_ADDRESS.matcher(address);
        return match.find() ? match.group(1) : "";
    }

    /// Returns the id of an item or change.
    String id(String number) {
        return repository + "#" + number;
    }

    /// Returns the id of an account, told as one. Empty when there is none: it was deleted.
    String account(String... path) {
        return account(said.part(path));
    }

    String account(Said user) {
        var login = user.text("login");
        var id = user.text("id").isEmpty() ? login : user.text("id");
        if (!id.isEmpty()) {
            var mail = user.text("email");
            sink.account(
                    new ToolAccount(
                            id, login, mail.isEmpty() ? List.of() : List.of(mail), isBot(user)));
        }
        return id;
    }

    private static boolean isBot(Said user) {
        return user.word("type").equals("bot") || user.word("login").endsWith("[bot]");
    }

    /// Answers whether a name of a label or type is one of those that make an incident.
    boolean isIncident(String name) {
        return !name.isEmpty()
                && Stream.of(raw.parameter(INCIDENTS).split(","))
                        .anyMatch(one -> one.strip().equalsIgnoreCase(name));
    }
}

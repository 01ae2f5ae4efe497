package dev.quarterdeck.cli.remote;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Keeps the users: `qd user add`, `list`, `disable`, `enable`, `reset`.
@Command(
        name = "user",
        description = "Keeps the users: the logins of Quarterdeck itself.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Examples:",
            "  qd user add ada --name 'Ada Quill' --administrator",
            "  qd user add bo --name 'Bo Reed' --person E1042",
            "  qd user disable bo         their sessions and tokens end at once",
            "  qd user reset bo           a new temporary password"
        })
final class UserCommand {

    private static final String USERS = "/api/v1/users";

    @Mixin private final ServerOptions options;

    UserCommand(ServerOptions options) {
        this.options = options;
    }

    @Command(name = "add", description = "Adds a user with a temporary password, shown once.")
    int add(
            @Parameters(paramLabel = "LOGIN", description = "How they sign in.") String login,
            @Option(
                            names = "--name",
                            required = true,
                            paramLabel = "NAME",
                            description = "How they are called.")
                    String name,
            @Option(names = "--administrator", description = "They manage users and settings.")
                    boolean administrator,
            @Option(
                            names = "--person",
                            paramLabel = "KEY",
                            description = "Who they are: employee number, work address or id.")
                    @Nullable String person) {
        var server = options.open();
        var wish = JsonNodeFactory.instance.objectNode();
        wish.put("login", login);
        wish.put("displayName", name);
        wish.put("administrator", administrator);
        if (person != null) {
            wish.put("personId", new People(server).id(person));
        }
        return showPassword(server.post(USERS, wish));
    }

    private int showPassword(Reply reply) {
        return options.show(
                reply,
                () ->
                        options.print(
                                """
                                login     %s
                                password  %s
                                The password is temporary and not shown again. It must be replaced at the first sign-in:
                                %s/sign-in\
                                """
                                        .formatted(
                                                Words.of(reply.body().path("user"), "login"),
                                                Words.of(reply.body(), "temporaryPassword"),
                                                options.address())));
    }

    @Command(name = "list", description = "Lists users.")
    int list() {
        var users = options.open().list(USERS);
        return options.show(
                users,
                () -> {
                    var table = new Table("LOGIN", "NAME", "FROM", "CREATED (UTC)", "STATE", "ID");
                    users.forEach(
                            user ->
                                    table.row(
                                            Words.of(user, "login"),
                                            Words.of(user, "displayName"),
                                            Words.of(user, "source"),
                                            Words.moment(user, "created"),
                                            state(user),
                                            Words.of(user, "id")));
                    table.print(options.console().out(), "There is no user yet.");
                });
    }

    private static String state(JsonNode user) {
        if (!Words.of(user, "disabled").isEmpty()) {
            return "disabled " + Words.moment(user, "disabled");
        }
        return Words.is(user, "mustChangePassword") ? "temporary password" : "enabled";
    }

    @Command(name = "disable", description = "Keeps a user out, and ends what is open.")
    int disable(@Parameters(paramLabel = "LOGIN", description = "Login or id.") String login) {
        return change(login, "/disable", "is disabled: sessions and tokens have ended");
    }

    @Command(name = "enable", description = "Lets a user in again.")
    int enable(@Parameters(paramLabel = "LOGIN", description = "Login or id.") String login) {
        return change(login, "/enable", "may sign in again");
    }

    private int change(String login, String verb, String words) {
        var server = options.open();
        var path = USERS + "/" + new People(server).user(login);
        var version = server.get(path).etag();
        var reply =
                server.send(
                        "POST",
                        path + verb,
                        JsonNodeFactory.instance.objectNode(),
                        version.isEmpty() ? Map.of() : Map.of("If-Match", version));
        return options.show(
                reply, () -> options.print(Words.of(reply.body(), "login") + " " + words + "."));
    }

    @Command(name = "reset", description = "Gives a user a new temporary password, shown once.")
    int reset(@Parameters(paramLabel = "LOGIN", description = "Login or id.") String login) {
        var server = options.open();
        return showPassword(
                server.post(USERS + "/" + new People(server).user(login) + "/password"));
    }
}

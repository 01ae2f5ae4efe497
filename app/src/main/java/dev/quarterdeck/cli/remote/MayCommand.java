package dev.quarterdeck.cli.remote;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks what one may and why: `qd may see LEAVE --person E1042`.
@Command(
        name = "may",
        description =
                "Asks the policy what the holder of the token, or another user, may do, and why.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 0 when allowed, 1 when refused.",
            "",
            "Examples:",
            "  qd may see LEAVE --person E1042",
            "  qd may change ORGANIZATION",
            "  qd may see LEAVE --person E1042 --user bo     what bo would be told"
        })
final class MayCommand implements Callable<Integer> {

    @Mixin private final ServerOptions options;

    @Parameters(index = "0", paramLabel = "ACTION", description = "see or change.")
    private String action = "";

    @Parameters(
            index = "1",
            paramLabel = "CLASS",
            description = "The kind of content, as the access matrix names it.")
    private String fieldClass = "";

    @Option(
            names = "--person",
            paramLabel = "KEY",
            description = "Whom it is about, by employee number, work address or id.")
    private @Nullable String person;

    @Option(
            names = "--user",
            paramLabel = "LOGIN",
            description =
                    "Ask for another user, by login or id; for administrators and compliance, and noted.")
    private @Nullable String user;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "The state of the record, such as draft.")
    private @Nullable String state;

    MayCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var server = options.open();
        var path = "/api/v1/may?action=" + word(action) + "&class=" + word(fieldClass);
        var people = new People(server);
        if (person != null) {
            path += "&person=" + people.id(person);
        }
        if (user != null) {
            path += "&user=" + people.user(user);
        }
        if (state != null) {
            path += "&state=" + RemoteServer.encoded(state);
        }
        var reply = server.get(path);
        boolean isAllowed = Words.is(reply.body(), "allowed");
        options.show(
                reply,
                () -> {
                    boolean isLimited = Words.of(reply.body(), "extent").equals("LIMITED");
                    var verdict = isAllowed ? isLimited ? "yes, limited" : "yes" : "no";
                    var told = user == null ? "" : user + " would be told: ";
                    options.print(told + verdict + ": " + Words.of(reply.body(), "reason"));
                });
        return isAllowed ? RemoteVerbs.FINE : RemoteVerbs.FINDING;
    }

    private static String word(String text) {
        return RemoteServer.encoded(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package dev.quarterdeck.cli.remote;

import java.util.function.Function;
import picocli.CommandLine;

/// Adds the verbs that speak with a server to the command line.
public final class RemoteVerbs {

    static final int FINE = 0;
    static final int FINDING = 1;
    static final int INCOMPLETE = 3;

    /// The code of a refusal that stands for a fault of the server, not of the input.
    public static final String FAULT = Answers.FAULT;

    private RemoteVerbs() {}

    /// Adds each verb with options of its own, and `server` below `doctor`.
    public static void addTo(CommandLine line, RemoteConsole console) {
        add(line, console, ImportCommand::new);
        add(line, console, OrganizationCommand::new)
                .addSubcommand(new AccountsCommand(new ServerOptions(console)));
        add(line, console, TokenCommand::new);
        add(line, console, UserCommand::new);
        add(line, console, GrantCommand::new);
        add(line, console, JobCommand::new);
        add(line, console, MayCommand::new);
        add(line, console, AuditCommand::new);
        var doctor = line.getSubcommands().get("doctor");
        if (doctor != null) {
            doctor.addSubcommand(new DoctorServerCommand(new ServerOptions(console)));
        }
    }

    private static CommandLine add(
            CommandLine line, RemoteConsole console, Function<ServerOptions, Object> verb) {
        var command = new CommandLine(verb.apply(new ServerOptions(console)));
        line.addSubcommand(command);
        return command;
    }
}

package dev.quarterdeck.cli.remote;

import java.util.function.Function;
import picocli.CommandLine;

/// Adds the verbs that speak with a server to the command line.
public final class RemoteVerbs {

    static final int FINE = 0;
    static final int FINDING = 1;
    static final int REFUSED = 2;
    static final int INCOMPLETE = 3;

    /// The code of a refusal that stands for a fault of the server, not of the input.
    public static final String FAULT = Answers.FAULT;

    private RemoteVerbs() {}

    /// Adds each verb with options of its own, and `server` below `doctor` and
    /// `explain`.
    public static void addTo(CommandLine line, RemoteConsole console) {
        add(line, console, ImportCommand::new);
        add(line, console, ExportCommand::new);
        add(line, console, SyncCommand::new);
        add(line, console, SecretsCommand::new);
        addOrganization(line, console);
        add(line, console, RepositoriesCommand::new);
        add(line, console, OwnersCommand::new);
        addPlan(line, console);
        add(line, console, SeatsCommand::new);
        add(line, console, TokenCommand::new);
        add(line, console, UserCommand::new);
        add(line, console, GrantCommand::new);
        add(line, console, JobCommand::new);
        add(line, console, MayCommand::new);
        add(line, console, AuditCommand::new);
        addBelow(line, "doctor", new DoctorServerCommand(new ServerOptions(console)));
        addBelow(line, "explain", new ExplainServerCommand(new ServerOptions(console)));
    }

    private static void addBelow(CommandLine line, String verb, Object server) {
        var above = line.getSubcommands().get(verb);
        if (above != null) {
            above.addSubcommand(server);
        }
    }

    private static void add(
            CommandLine line, RemoteConsole console, Function<ServerOptions, Object> verb) {
        line.addSubcommand(verb.apply(new ServerOptions(console)));
    }

    private static void addPlan(CommandLine line, RemoteConsole console) {
        var options = new ServerOptions(console);
        var plan = new CommandLine(new PlanCommand(options));
        plan.addSubcommand(new ScenarioCommand(options));
        plan.addSubcommand(new CompareCommand(options));
        plan.addSubcommand(new FreezeCommand(options));
        plan.addSubcommand(new BaselinesCommand(options));
        line.addSubcommand(plan);
    }

    // The options of `qd org` are inherited by `qd org accounts`, so both share one object.
    private static void addOrganization(CommandLine line, RemoteConsole console) {
        var options = new ServerOptions(console);
        var organization = new CommandLine(new OrganizationCommand(options));
        organization.addSubcommand(new AccountsCommand(options));
        line.addSubcommand(organization);
    }
}

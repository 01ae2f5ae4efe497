package dev.quarterdeck.cli;

import dev.quarterdeck.cli.remote.RemoteVerbs;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.wording.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Starts Quarterdeck: `qd <verb> ...`.
///
/// Exit codes: 0 fine, 1 a finding over its threshold, 2 bad input, 3 incomplete data.
@Command(
        name = "qd",
        description =
                "The decisions, with receipts: what repositories and trackers really say, and a server that"
                        + " knows the organisation on any day and who may see what.",
        mixinStandardHelpOptions = true,
        versionProvider = Quarterdeck.Version.class,
        subcommands = {
            LookCommand.class,
            ExplainCommand.class,
            DoctorCommand.class,
            BacktestCommand.class,
            ServeCommand.class,
            DemoCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        },
        synopsisSubcommandLabel = "VERB",
        footer = {
            "",
            "Start with:  qd demo          an invented organisation, to look around in",
            "             qd look .        a repository, without a server",
            "             qd serve         the server; then, in another terminal: qd org",
            "Nothing leaves this machine, but to a server that you name."
        })
public final class Quarterdeck {

    static final int FINE = 0;
    static final int BAD_INPUT = 2;
    static final int INCOMPLETE = 3;

    /// A fault of the program, not of its input (EX_SOFTWARE of sysexits.h).
    static final int FAULT = 70;

    private Quarterdeck() {}

    /// Runs one verb and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(commandLine(Console.ofProcess()).execute(arguments));
    }

    /// Builds the command line around a console, so that tests can listen.
    static CommandLine commandLine(Console console) {
        var line = new CommandLine(new Quarterdeck(), new Verbs(console));
        RemoteVerbs.addTo(line, console.remote());
        return line.setOut(console.out())
                .setErr(console.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                console.colours()
                                        ? CommandLine.Help.Ansi.ON
                                        : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((wrong, arguments) -> refuse(wrong, console))
                .setExecutionExceptionHandler(
                        (failure, verb, result) -> explainFailure(failure, console));
    }

    private static int refuse(CommandLine.ParameterException wrong, Console console) {
        return say(ParseWords.of(wrong), console);
    }

    private static int say(Refusal refusal, Console console) {
        console.err().println(Printable.clean(String.valueOf(refusal.getMessage())));
        console.err().println(Printable.clean(refusal.remedy()));
        console.err().flush();
        return refusal.code().equals(RemoteVerbs.FAULT) ? FAULT : BAD_INPUT;
    }

    private static int explainFailure(Exception failure, Console console) {
        if (failure instanceof Refusal refusal) {
            return say(refusal, console);
        }
        console.err()
                .println(
                        "This is a fault in Quarterdeck, not in your input. Please report it with these lines:");
        failure.printStackTrace(console.err());
        console.err().flush();
        return FAULT;
    }

    /// Makes the verbs by hand, each with the console it talks to.
    private record Verbs(Console console) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == LookCommand.class) {
                return type.cast(new LookCommand(console));
            }
            if (type == ExplainCommand.class) {
                return type.cast(new ExplainCommand(console));
            }
            if (type == DoctorCommand.class) {
                return type.cast(new DoctorCommand(console));
            }
            if (type == BacktestCommand.class) {
                return type.cast(new BacktestCommand(console));
            }
            if (type == ServeCommand.class) {
                return type.cast(new ServeCommand(console));
            }
            if (type == DemoCommand.class) {
                return type.cast(new DemoCommand(console));
            }
            if (type == BackupCommand.class) {
                return type.cast(new BackupCommand(console));
            }
            if (type == RestoreCommand.class) {
                return type.cast(new RestoreCommand(console));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    /// Tells the version from the jar's manifest.
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Quarterdeck.class.getPackage().getImplementationVersion();
            return new String[] {"Quarterdeck " + (version == null ? "(development)" : version)};
        }
    }
}

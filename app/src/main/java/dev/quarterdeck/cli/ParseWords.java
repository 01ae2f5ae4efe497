package dev.quarterdeck.cli;

import dev.quarterdeck.platform.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in the words of somebody at a terminal why a command line could not be read.
final class ParseWords {

    private final ParameterException wrong;
    private final CommandSpec command;

    private ParseWords(ParameterException wrong) {
        this.wrong = wrong;
        this.command = wrong.getCommandLine().getCommandSpec();
    }

    /// Turns what the parser found into a refusal: one sentence, and a way on.
    static Refusal of(ParameterException wrong) {
        return new ParseWords(wrong).refusal();
    }

    private Refusal refusal() {
        return switch (wrong) {
            case UnmatchedArgumentException unknown -> unknown(unknown);
            case MissingParameterException missing -> missing(missing.getMissing());
            case MutuallyExclusiveArgsException ignored -> refusal(oneOf("Only one"), "");
            case OverwrittenOptionException twice ->
                    refusal(
                            "The %s must be given once.".formatted(name(twice.getOverwritten())),
                            "");
            default -> wrong.getArgSpec() == null ? verb() : value(wrong.getArgSpec());
        };
    }

    private Refusal unknown(UnmatchedArgumentException unknown) {
        var word = unknown.getUnmatched().getFirst();
        var near = String.join(" or ", unknown.getSuggestions());
        if (unknown.isUnknownOption()) {
            return refusal("%s has no option (%s).".formatted(name(), word), near);
        }
        boolean takesVerb =
                !command.subcommands().isEmpty() && command.positionalParameters().isEmpty();
        return takesVerb
                ? refusal("%s has no verb (%s).".formatted(name(), word), near)
                : refusal(
                        "%s takes no further word (%s).".formatted(name(), word),
                        word.contains(" ") ? "" : "quote words that belong together");
    }

    private Refusal missing(List<ArgSpec> missing) {
        var option = missing.isEmpty() ? null : missing.getFirst();
        if (option == null || option.group() != null) {
            return refusal(oneOf("One"), "");
        }
        boolean lacksValue = String.valueOf(wrong.getMessage()).contains("for option");
        return option.isOption() && lacksValue
                ? refusal(
                        "The option %s must have a value (%s)."
                                .formatted(name(option), option.paramLabel()),
                        "")
                : refusal(
                        "%s needs %s."
                                .formatted(
                                        name(),
                                        missing.stream()
                                                .map(ParseWords::withLabel)
                                                .collect(Collectors.joining(" and "))),
                        "");
    }

    private String oneOf(String start) {
        var choices =
                command.argGroups().stream()
                        .filter(ArgGroupSpec::exclusive)
                        .flatMap(group -> group.args().stream())
                        .map(ParseWords::withLabel)
                        .collect(Collectors.joining(", "));
        return "%s of these must be given to %s: %s.".formatted(start, name(), choices);
    }

    // Nothing but a verb can be missing where no argument is to blame.
    private Refusal verb() {
        var verbs = new ArrayList<>(command.subcommands().keySet());
        return verbs.isEmpty()
                ? refusal("%s cannot be read: %s.".formatted(name(), wrong.getMessage()), "")
                : refusal(
                        "%s needs a verb.".formatted(name()),
                        verbs.size() > 7 ? "" : "one of: " + String.join(", ", verbs));
    }

    private Refusal value(ArgSpec argument) {
        var typed = wrong.getValue();
        return refusal(
                "%s must be %s."
                        .formatted(
                                typed == null ? said() : said() + " (" + typed + ")",
                                rule(argument)),
                "");
    }

    private static String rule(ArgSpec argument) {
        var type = argument.auxiliaryTypes()[0];
        if (type == int.class || type == Integer.class || type == long.class) {
            return "a whole number";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == Path.class) {
            return "a path";
        }
        return argument.typeInfo().isMap() || Map.class.isAssignableFrom(argument.type())
                ? "of the form " + argument.paramLabel()
                : "a value for " + argument.paramLabel();
    }

    private String said() {
        return "The " + name(wrong.getArgSpec());
    }

    private static String name(@Nullable ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName()
                : argument == null ? "" : argument.paramLabel();
    }

    private static String withLabel(ArgSpec argument) {
        return argument instanceof OptionSpec option && option.arity().max() > 0
                ? option.longestName() + " " + option.paramLabel()
                : name(argument);
    }

    private String name() {
        return "`" + command.qualifiedName() + "`";
    }

    private Refusal refusal(String problem, String near) {
        return new Refusal(
                problem,
                near.isEmpty()
                        ? "Maybe see `%s --help`.".formatted(command.qualifiedName())
                        : "Maybe %s; see `%s --help`.".formatted(near, command.qualifiedName()));
    }
}

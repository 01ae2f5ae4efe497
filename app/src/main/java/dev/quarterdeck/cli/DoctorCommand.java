package dev.quarterdeck.cli;

import dev.quarterdeck.activity.ReadingRules;
import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.forecasting.FinishedItems;
import dev.quarterdeck.looks.Corrections;
import dev.quarterdeck.looks.CorrectionsFile;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.wording.Printable;
import dev.quarterdeck.sources.git.GitSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows every guess with its evidence, and keeps the user's word on it: `qd doctor .`.
///
/// The only place that shows names and addresses, because a wrong merge of identities must be
/// correctable; it shows no
/// activity of a person.
@Command(
        name = "doctor",
        description =
                "Shows the guesses to confirm or correct; corrections live in .quarterdeck.yml.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  qd doctor . --set ticket-prefixes=ABC,XYZ    these and no other prefixes are tickets",
            "  qd doctor . --set 'release-tags=v\\d+\\.\\d+'   tags whose whole name matches are releases",
            "  qd doctor . --set 'same-person=a@x.org,b@y.org;c@x.org,d@y.org'",
            "  qd doctor . --unset done                     guess it again",
            "  qd doctor . --set not-same-person=a@x.org    this address was wrongly joined with others",
            "  qd doctor . --confirm                        write tickets, look-alikes and bots down"
        })
final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private Inputs inputs = new Inputs();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Correct a guess; may be repeated.")
    private Map<String, String> set = Map.of();

    @Option(
            names = "--unset",
            paramLabel = "KEY",
            description = "Forget a correction; may be repeated.")
    private List<String> unset = new ArrayList<>();

    @Option(
            names = "--confirm",
            description = "Write tickets, look-alikes and bots into .quarterdeck.yml as guessed.")
    private boolean confirm;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!inputs.trackerFiles(console.folder()).isEmpty()) {
            throw new Refusal(
                    "The doctor looks at a repository, not at tracker files (--jira).",
                    "Maybe see the guesses about the tracker under `qd look . --jira FILE`.");
        }
        var file =
                new CorrectionsFile(CorrectionsFile.folderOf(inputs.repository(console.folder())));
        correct(file);
        var corrections = file.read();
        RepositoryHistory history;
        try (var progress = new ScreenProgress(console)) {
            history =
                    GitSource.open(
                                    inputs.repository(console.folder()),
                                    corrections.gitOptions(inputs.asOf(), console.clock()),
                                    progress)
                            .metadata();
        }
        var items = FinishedItems.of(history, corrections.done());
        if (confirm) {
            file.write(confirmed(file.values(), history));
            console.err().println("Written: " + file.path());
            console.err().flush();
        }
        show(history, items, corrections, file);
        console.out().flush();
        return history.gaps().isEmpty() ? Quarterdeck.FINE : Quarterdeck.INCOMPLETE;
    }

    private void correct(CorrectionsFile file) {
        if (set.isEmpty() && unset.isEmpty()) {
            return;
        }
        var values = file.values();
        set.forEach((key, value) -> values.put(key, CorrectionsFile.fromArgument(key, value)));
        for (String key : unset) {
            if (values.remove(key) == null) {
                throw new Refusal(
                        "The key (%s) is not set in (%s).".formatted(key, file.path()),
                        "Maybe it is a guess already.");
            }
        }
        file.write(values);
    }

    /// Writes down what can be written as it was understood. The done-rule stays open: a tracker
    /// that is named later would otherwise be overruled by a guess made without it.
    private static Map<String, Object> confirmed(
            Map<String, Object> values, RepositoryHistory history) {
        var rules = history.rules();
        putIfAny(values, "ticket-prefixes", writable(rules.ticketPrefixes()));
        putIfAny(values, "not-tickets", writable(rules.refusedPrefixes()));
        values.putIfAbsent("issue-numbers", String.valueOf(rules.issueNumbers()));
        putIfAny(values, "bots", words(rules.bots()));
        return values;
    }

    private static void putIfAny(Map<String, Object> values, String key, List<String> words) {
        if (!words.isEmpty()) {
            values.putIfAbsent(key, words);
        }
    }

    private static List<String> writable(List<ReadingRules.Evidence> prefixes) {
        return words(prefixes).stream()
                .filter(prefix -> prefix.matches(CorrectionsFile.PREFIX))
                .toList();
    }

    private static List<String> words(List<ReadingRules.Evidence> all) {
        return all.stream().map(ReadingRules.Evidence::value).toList();
    }

    private void show(
            RepositoryHistory history,
            FinishedItems items,
            Corrections corrections,
            CorrectionsFile file) {
        var out = console.out();
        out.printf(
                "%s: what I guessed, and why. Corrections live in %s.%n",
                history.name(), file.path());
        history.gaps()
                .forEach(
                        gap ->
                                out.printf(
                                        "%nINCOMPLETE: %s: %s %s%n",
                                        gap.what(), gap.why(), gap.remedy()));
        var given = corrections.done() != null;
        list(
                "done",
                List.of(new ReadingRules.Evidence(items.rule().label(), items.evidence(), given)));
        list("ticket-prefixes", history.rules().ticketPrefixes());
        list("issue-numbers", issueNumbers(history.rules(), corrections));
        list("not-tickets", history.rules().refusedPrefixes());
        list("release-tags", tags(history));
        list("bots", history.rules().bots());
        list("same-person", history.rules().mergedIdentities());
        out.println();
        out.println(
                "Confirm all with  qd doctor . --confirm   or correct with  qd doctor . --set KEY=VALUE");
    }

    private static List<ReadingRules.Evidence> issueNumbers(
            ReadingRules rules, Corrections corrections) {
        return List.of(
                new ReadingRules.Evidence(
                        String.valueOf(rules.issueNumbers()),
                        "whether #12 in a message names a ticket",
                        corrections.issueNumbers() != null));
    }

    private static List<ReadingRules.Evidence> tags(RepositoryHistory history) {
        Map<ReleaseTag.Kind, List<ReleaseTag>> byKind =
                history.tags().stream()
                        .collect(
                                Collectors.groupingBy(
                                        ReleaseTag::kind,
                                        java.util.TreeMap::new,
                                        Collectors.toList()));
        return byKind.entrySet().stream()
                .map(
                        entry ->
                                new ReadingRules.Evidence(
                                        "%d %s"
                                                .formatted(
                                                        entry.getValue().size(),
                                                        entry.getKey().label()),
                                        entry.getValue().reversed().stream()
                                                .limit(4)
                                                .map(tag -> tag.name() + " (" + tag.why() + ")")
                                                .collect(Collectors.joining(", ")),
                                        false))
                .toList();
    }

    private void list(String key, List<ReadingRules.Evidence> evidence) {
        console.out().printf("%n%s%s%n", key, evidence.isEmpty() ? ": none" : "");
        for (var one : evidence) {
            console.out()
                    .printf(
                            "  %s %-28s %s%n",
                            one.given() ? "=" : "?", plain(one.value()), plain(one.why()));
        }
    }

    private static String plain(String text) {
        return Printable.clean(text);
    }
}

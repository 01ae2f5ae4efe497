package dev.quarterdeck.cli;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.engine.forecasting.backtest.Backtest;
import dev.quarterdeck.engine.forecasting.backtest.BacktestReport;
import dev.quarterdeck.engine.forecasting.backtest.ItemBacktest;
import dev.quarterdeck.engine.forecasting.backtest.ScoreRow;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.forecasting.DoneRule;
import dev.quarterdeck.forecasting.FinishedItems;
import dev.quarterdeck.looks.CorrectionsFile;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.BacktestJson;
import dev.quarterdeck.reports.BacktestText;
import dev.quarterdeck.reports.wording.Printable;
import dev.quarterdeck.sources.git.GitSource;
import dev.quarterdeck.sources.items.ItemsCsv;
import dev.quarterdeck.sources.jira.JiraSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Replays the forecast on the past and scores it: `qd backtest --items items.csv`.
@Command(
        name = "backtest",
        description =
                "Replays the forecast every four weeks of the past, beside the plain bootstrap, and scores both.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --items or --jira the repository itself is replayed. An items file has the columns",
            "series,created,resolved with ISO times; an empty resolved is an open item; .gz is read too.",
            "Files for --sets and --releases may lack the series; those for --releases have fix_version and",
            "release_date besides."
        })
final class BacktestCommand implements Callable<Integer> {

    private static final long SEED = 20260331;

    private final Console console;

    @Mixin private Inputs inputs = new Inputs();

    @Option(
            names = "--items",
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV of items, many series in one file.")
    private List<Path> items = new ArrayList<>();

    @Option(
            names = "--sets",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Replays when a share of the open items was finished instead.")
    private List<Path> sets = new ArrayList<>();

    @Option(
            names = "--releases",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Replays when releases were done instead.")
    private List<Path> releases = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.text;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Seed of the random draws.",
            defaultValue = "" + SEED)
    private long seed = SEED;

    private final List<ImportIssue> issues = new ArrayList<>();
    private long bad;
    private boolean incomplete;

    /// How the answer is written, as typed by the user.
    enum Format {
        text,
        json
    }

    BacktestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Set<String> series;
        BacktestReport report;
        try (var progress = new ScreenProgress(console)) {
            if (sets.isEmpty() && releases.isEmpty()) {
                var finished = series(progress);
                series = finished.keySet();
                report = replay(finished, progress);
            } else {
                requireOneKind();
                var read = ItemsCsv.readLives(files(), sets.isEmpty());
                issues.addAll(read.issues());
                bad += read.bad();
                series = read.lives().keySet();
                report = replay(read, progress);
            }
        }
        switch (format) {
            case text -> BacktestText.write(report, console.out());
            case json -> BacktestJson.write(report, seed, console.out());
        }
        console.out().flush();
        tellUnjudged(series, report);
        tellIssues();
        return bad == 0 && !incomplete ? Quarterdeck.FINE : Quarterdeck.INCOMPLETE;
    }

    private void requireOneKind() {
        if (!items.isEmpty() || (!sets.isEmpty() && !releases.isEmpty())) {
            throw new Refusal(
                    "Only one of --items, --sets and --releases may be given.",
                    "Maybe run it once for each.");
        }
    }

    private List<Path> files() {
        return Stream.concat(sets.stream(), releases.stream())
                .map(console.folder()::resolve)
                .toList();
    }

    private BacktestReport replay(ItemsCsv.Lives read, Progress progress) {
        if (read.lives().isEmpty()) {
            throw new Refusal("There is no item to replay.", "Maybe the wrong file was named.");
        }
        progress.at(
                "replaying the past of " + Wording.count(read.lives().size()) + " series", 0, 0);
        var backtest = new ItemBacktest(seed);
        return sets.isEmpty()
                ? backtest.ofReleases(read.releases())
                : backtest.ofSets(read.lives());
    }

    private BacktestReport replay(Map<String, List<Instant>> series, Progress progress) {
        if (series.isEmpty()) {
            throw new Refusal(
                    "There is no finished item to replay.",
                    "Maybe the wrong file or repository was named.");
        }
        progress.at("replaying the past of " + Wording.count(series.size()) + " series", 0, 0);
        return new Backtest(seed).of(series, Runtime.getRuntime().availableProcessors());
    }

    /// Names what has too little history, so that no series vanishes without a word.
    private void tellUnjudged(Set<String> series, BacktestReport report) {
        var judged = report.series().stream().map(ScoreRow::series).collect(Collectors.toSet());
        var unjudged = series.stream().filter(name -> !judged.contains(name)).sorted().toList();
        if (!unjudged.isEmpty()) {
            console.err()
                    .printf(
                            "Too little history to judge (fewer than %d replays): %s%n",
                            BacktestReport.MINIMUM_REPLAYS,
                            Printable.clean(String.join(", ", unjudged)));
        }
    }

    private Map<String, List<Instant>> series(Progress progress) {
        if (!items.isEmpty()) {
            return fromItems();
        }
        var files = inputs.trackerFiles(console.folder());
        return files.isEmpty() ? fromRepository(progress) : fromTracker(files, progress);
    }

    private Map<String, List<Instant>> fromItems() {
        var read = ItemsCsv.read(items.stream().map(console.folder()::resolve).toList());
        issues.addAll(read.issues());
        bad += read.bad();
        var asOf = inputs.asOf();
        return asOf == null ? read.finished() : upTo(asOf, read.finished());
    }

    private static Map<String, List<Instant>> upTo(
            Instant asOf, Map<String, List<Instant>> finished) {
        Map<String, List<Instant>> known = new TreeMap<>();
        finished.forEach(
                (series, moments) ->
                        known.put(
                                series,
                                moments.stream().filter(moment -> !moment.isAfter(asOf)).toList()));
        return known;
    }

    private Map<String, List<Instant>> fromRepository(Progress progress) {
        var repository = inputs.repository(console.folder());
        var corrections = new CorrectionsFile(CorrectionsFile.folderOf(repository)).read();
        var history =
                GitSource.open(
                                repository,
                                corrections.gitOptions(inputs.asOf(), console.clock()),
                                progress)
                        .metadata();
        incomplete = !history.gaps().isEmpty();
        var finished = FinishedItems.of(history, corrections.done());
        return finished.items().isEmpty() ? Map.of() : Map.of(history.name(), finished.moments());
    }

    private Map<String, List<Instant>> fromTracker(List<Path> files, Progress progress) {
        var read = JiraSource.read(files, inputs.jiraOptions(), progress);
        issues.addAll(read.issues());
        bad += read.badRows();
        incomplete = !read.gaps().isEmpty();
        var asked = inputs.asOf();
        var asOf = asked == null ? read.asOfHint().orElse(console.clock().instant()) : asked;
        return FinishedItems.of(read.tracker(), asOf, DoneRule.TRACKER).items().stream()
                .collect(
                        Collectors.groupingBy(
                                item -> WorkItemHistory.projectOf(item.key()),
                                TreeMap::new,
                                Collectors.mapping(
                                        FinishedItems.Item::finished, Collectors.toList())));
    }

    private void tellIssues() {
        issues.stream()
                .limit(10)
                .forEach(
                        issue ->
                                console.err()
                                        .printf(
                                                "%s, row %d: %s%n",
                                                Printable.clean(issue.file()),
                                                issue.row(),
                                                Printable.clean(issue.message())));
        if (bad > 0) {
            console.err().printf("%d rows could not be used.%n", bad);
        }
        console.err().flush();
    }
}

package dev.quarterdeck.load;

import static us.abstracta.jmeter.javadsl.JmeterDsl.csvDataSet;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpCookies;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpDefaults;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpHeaders;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;
import static us.abstracta.jmeter.javadsl.JmeterDsl.uniformRandomTimer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;
import us.abstracta.jmeter.javadsl.core.stats.StatsSummary;
import us.abstracta.jmeter.javadsl.core.threadgroups.BaseThreadGroup.ThreadGroupChild;

/// Lets many people read the pages of a server at once, and says how long they waited for each.
///
/// `Readers ADDRESS READERS.CSV [SECONDS [HOW_MANY]]`: the file holds names and passwords, as `Town`
/// writes them. First everybody thinks for half a second to one and a half between pages, then
/// nobody thinks. Fails when a page answers with an error.
final class Readers {

    private static final Pattern TEAM = Pattern.compile("/people/teams/[a-z0-9-]+");
    private static final Pattern PERSON = Pattern.compile("/people/persons/[0-9a-f-]{36}");
    private static final Pattern REPOSITORY = Pattern.compile("/delivery/repositories/[0-9a-f-]{36}");

    private final URI address;
    private final int howMany;
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Path visits;

    private Readers(URI address, int howMany, Path visits) {
        this.address = address;
        this.howMany = howMany;
        this.visits = visits;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        var address = URI.create(arguments[0]);
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
        int howMany = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 50;
        var readers = new Readers(address, howMany, Files.createTempFile("visits", ".csv"));
        readers.prepare(Path.of(arguments[1]));
        readers.run("warming up", Duration.ofSeconds(Math.max(10, seconds / 2)), false);
        long errors =
                readers.run("%d readers who think for a second".formatted(howMany), Duration.ofSeconds(seconds), true)
                        + readers.run("%d readers who never think".formatted(howMany), Duration.ofSeconds(seconds), false);
        Files.delete(readers.visits);
        System.exit(errors == 0 ? 0 : 1);
    }

    // Everybody signs in before anything is measured: passwords take their time on purpose.
    private void prepare(Path file) throws IOException, InterruptedException {
        var cookies = new ArrayList<String>();
        for (var line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            var parts = line.split(",", 2);
            cookies.add(new Visitor(address).signIn(parts[0], parts[1]));
        }
        var visitor = new Visitor(address);
        visitor.cookie(cookies.getFirst());
        var teams = visitor.links("/people/teams", TEAM);
        var persons = new ArrayList<String>();
        for (var team : teams.subList(0, Math.min(12, teams.size()))) {
            persons.addAll(visitor.links(team, PERSON));
        }
        var repositories = visitor.links("/", REPOSITORY);
        write(cookies, teams, persons, repositories);
        offer(visitor, "brief", "/", "/");
        offer(visitor, "people", "/people", "/people");
        offer(visitor, "people, as of an earlier day", "/people?asOf=2026-01-15", "/people?asOf=2026-01-15");
        offer(visitor, "teams", "/people/teams", "/people/teams");
        offer(visitor, "team", "${team}", teams.getFirst());
        offer(visitor, "person", "${person}", persons.getFirst());
        offer(visitor, "managers", "/people/managers", "/people/managers");
        offer(visitor, "find", "/search?q=lund", "/search?q=lund");
        offer(visitor, "delivery", "/delivery", "/delivery");
        if (!repositories.isEmpty()) {
            offer(visitor, "repository", "${repository}", repositories.getFirst());
        }
    }

    private void offer(Visitor visitor, String label, String path, String example)
            throws IOException, InterruptedException {
        int status = visitor.get(example).statusCode();
        if (status == 200) {
            pages.put(label, path);
        } else {
            System.out.printf("left out: %s answers %d%n", example, status);
        }
    }

    private void write(
            List<String> cookies, List<String> teams, List<String> persons, List<String> repositories)
            throws IOException {
        var lines = new ArrayList<>(List.of("cookie,team,person,repository"));
        for (int i = 0; i < 1_000; i++) {
            lines.add(
                    String.join(
                            ",",
                            cookies.get(i % cookies.size()),
                            teams.get(i * 7 % teams.size()),
                            persons.get(i * 13 % persons.size()),
                            repositories.isEmpty() ? "/" : repositories.get(i * 11 % repositories.size())));
        }
        Files.write(visits, lines);
    }

    private long run(String words, Duration time, boolean think) throws IOException {
        var children = new ArrayList<ThreadGroupChild>();
        children.add(httpDefaults().url(address.toString()));
        // The readers bring their own: what an answer sets would replace them.
        children.add(httpCookies().disable());
        children.add(httpHeaders().header("Cookie", "${cookie}").header("Accept-Encoding", "gzip"));
        if (think) {
            children.add(uniformRandomTimer(Duration.ofMillis(500), Duration.ofMillis(1_500)));
        }
        pages.forEach((label, path) -> children.add(httpSampler(label, path)));
        var group =
                threadGroup()
                        .rampToAndHold(howMany, Duration.ofSeconds(5), time)
                        .children(children.toArray(ThreadGroupChild[]::new));
        var stats = testPlan(csvDataSet(visits.toString()), group).run();
        print(words, stats);
        return stats.overall().errorsCount();
    }

    private void print(String words, TestPlanStats stats) {
        System.out.printf("%n%s, %d s%n", words, stats.duration().toSeconds());
        System.out.printf("%-30s %8s %6s %8s %8s %8s %10s%n", "page", "answers", "errors", "p50 ms", "p95 ms", "p99 ms", "bytes each");
        for (var label : pages.keySet()) {
            print(label, stats.byLabel(label));
        }
        print("all", stats.overall());
        System.out.printf("%.0f answers a second%n", stats.overall().samples().perSecond());
    }

    private static void print(String label, StatsSummary page) {
        if (page == null || page.samplesCount() == 0) {
            return;
        }
        System.out.printf(
                "%-30s %8d %6d %8d %8d %8d %10d%n",
                label,
                page.samplesCount(),
                page.errorsCount(),
                page.sampleTime().median().toMillis(),
                page.sampleTime().perc95().toMillis(),
                page.sampleTimePercentile99().toMillis(),
                page.receivedBytes().total() / page.samplesCount());
    }
}

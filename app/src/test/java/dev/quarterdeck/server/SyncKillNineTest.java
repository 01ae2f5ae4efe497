package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Kills a real server at random moments while it reads a tool and a file, and compares what it
/// holds at last with what one holds that nobody disturbed.
///
/// Six times unless `-Dkills=20` says otherwise.
@Tag("slow")
class SyncKillNineTest {

    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final int ITEMS = 4_000;
    private static final int PAGE = 25;
    private static final String[] OPTIONS = {
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m"
    };

    @TempDir Path home;

    private final LittleServer tool = new LittleServer().always(SyncKillNineTest::answer);
    private final Random random = new Random(20261121);

    private static Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/me" -> Told.of(200, "{}");
            case "/projects" -> Told.of(200, "[{\"id\":10,\"name\":\"Harbor\"}]");
            case "/projects/10/items" -> items(asked);
            case "/projects/10/comments" ->
                    Told.of(
                            200,
                            "[{\"comment\":\"c1\",\"item\":\"3\",\"by\":\"u7\",\"at\":\"2026-01-09T00:00:00Z\"}]");
            case "/projects/10/ids" -> Told.of(200, ids());
            default -> Told.of(404, "{}");
        };
    }

    private static String ids() {
        var ids = new ArrayList<String>();
        for (int i = 1; i <= ITEMS; i++) {
            ids.add("\"" + i + "\"");
        }
        return ids.toString();
    }

    private static Told items(Asked asked) {
        int page = Integer.parseInt(asked.query("page"));
        int from = Math.min(ITEMS, (page - 1) * PAGE);
        int until = Math.min(ITEMS, page * PAGE);
        var items = new ArrayList<String>();
        for (int i = from + 1; i <= until; i++) {
            items.add(item(i, 6));
        }
        var told =
                Told.of(
                        200,
                        "{\"total\":%d,\"items\":[%s]}".formatted(ITEMS, String.join(",", items)));
        return until < ITEMS
                ? told.with(
                        "Link", "</projects/10/items?page=%d>; rel=\"next\"".formatted(page + 1))
                : told;
    }

    private static String item(int id, int changes) {
        var all = new ArrayList<String>();
        for (int i = 1; i <= changes; i++) {
            all.add(
                    "{\"id\":\"h%d-%d\",\"at\":\"2026-02-%02dT00:00:%02dZ\",\"from\":\"S%d\",\"to\":\"S%d\"}"
                            .formatted(id, i, i, id % 60, i, i + 1));
        }
        return "{\"id\":\"%d\",\"key\":\"HARBOR-%d\",\"created\":\"2026-01-01T00:00:00Z\",\"updated\":\"2026-02-28T00:00:00Z\",\"changes\":[%s]}"
                .formatted(id, id, String.join(",", all));
    }

    /// A file with repeats and with lines that are no records.
    private static byte[] file() {
        var lines = new StringBuilder();
        for (int i = 1; i <= ITEMS; i++) {
            lines.append(item(i, i % 7)).append('\n');
            if (i % 1_000 == 0) {
                lines.append("no record\n").append(item(i - 1, 7)).append('\n');
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void holdsTheSameAsOneThatNobodyKilled() throws Exception {
        var child = new ChildServer(home, Map.of("QD_OUTBOUND_ALLOW", "127.0.0.1"));
        var server = child.start(OPTIONS);
        String killed;
        String undisturbed;
        try {
            killed = connect(child, "Killed");
            undisturbed = connect(child, "Undisturbed");
            var underWay = new ArrayList<String>();
            var cutOff = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                begin(child, killed, underWay);
                assertThat(server.waitFor(random.nextInt(3_000), TimeUnit.MILLISECONDS)).isFalse();
                ChildServer.kill(server);
                server = child.start(OPTIONS);
                cutOff += (int) underWay.stream().filter(job -> !isOver(child, job)).count();
            }
            assertThat(cutOff).as("runs that a kill cut off").isGreaterThan(KILLS / 2);
            begin(child, killed, underWay);
            end(child, underWay);
            // Another run after the last one that was cut off, as its schedule would ask for.
            underWay.clear();
            begin(child, killed, underWay);
            end(child, underWay);

            var once = new ArrayList<String>();
            begin(child, undisturbed, once);
            end(child, once);
            assertThat(histories(child, killed, "Killed"))
                    .hasSize(ITEMS)
                    .isEqualTo(histories(child, undisturbed, "Undisturbed"));
            assertThat(histories(child, "Files of Sample", "Files of Sample")).hasSize(ITEMS);
            assertThat(fileEvents(child)).isEqualTo(fileEventsOnce());
        } finally {
            ChildServer.kill(server);
            tool.close();
        }
        child.endTheDatabaseLeftBehind(OPTIONS);
    }

    private String connect(ChildServer child, String name) {
        var made =
                child.ask(
                        "POST",
                        "/api/v1/connections",
                        "{\"tool\":\"sample\",\"name\":\"%s\",\"settings\":{\"address\":\"%s\",\"token\":\"t\"}}"
                                .formatted(name, tool.address()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var path = "/api/v1/connections/" + Api.json(made).get("id").asString();
        var scopes = Api.json(child.ask("POST", path + "/scopes/listing", "{}"));
        child.ask(
                "PUT",
                path + "/scopes",
                "{\"chosen\":[\"%s\"]}".formatted(scopes.at("/items/0/id").asString()));
        return Api.json(made).get("id").asString();
    }

    /// Asks for a run and for the file to be brought in, unless one before is under way still.
    private static void begin(ChildServer child, String connection, List<String> underWay) {
        underWay.removeIf(job -> isOver(child, job));
        if (underWay.size() < 2) {
            var run =
                    child.ask(
                            "POST",
                            "/api/v1/connections/%s/runs".formatted(connection),
                            "{\"how\":\"ANEW\"}");
            assertThat(run.statusCode()).as(run.body()).isEqualTo(202);
            underWay.add(Api.json(run).get("id").asString());
            var brought =
                    child.ask(
                            "POST",
                            "/api/v1/tools/sample/records?name=items.ndjson",
                            "application/x-ndjson",
                            file());
            assertThat(brought.statusCode()).as(brought.body()).isEqualTo(202);
            underWay.add(Api.json(brought).get("id").asString());
        }
    }

    private static boolean isOver(ChildServer child, String job) {
        var state = Api.json(child.ask("GET", "/api/v1/jobs/" + job, "")).get("state").asString();
        return !state.matches("waiting|running");
    }

    private static void end(ChildServer child, List<String> jobs) throws InterruptedException {
        var patience = new CountDownLatch(1);
        for (int i = 0; i < 2_400; i++) {
            if (jobs.stream().allMatch(job -> isOver(child, job))) {
                return;
            }
            assertThat(patience.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("The jobs do not end.");
    }

    /// Everything that is known of each item, whoever told it.
    private static List<String> histories(ChildServer child, String source, String name) {
        var export =
                child.ask(
                        "GET",
                        "/api/v1/histories/export?kind=work-item&source="
                                + source.replace(" ", "%20"),
                        "");
        assertThat(export.statusCode()).as(export.body()).isEqualTo(200);
        return export.body()
                .lines()
                .map(line -> line.replace("\"source\":\"" + name + "\",", ""))
                .toList();
    }

    /// How often an item went from one status to the next.
    private static Map<String, Long> fileEvents(ChildServer child) {
        return histories(child, "Files of Sample", "Files of Sample").stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .collect(
                        Collectors.toMap(
                                line -> line.get("id").asString(),
                                line -> (long) line.path("status").size()));
    }

    private static Map<String, Long> fileEventsOnce() {
        var once = new java.util.HashMap<String, Long>();
        for (int i = 1; i <= ITEMS; i++) {
            int changes = (i + 1) % 1_000 == 0 ? 7 : i % 7;
            once.put(String.valueOf(i), changes == 0 ? 0L : changes + 1L);
        }
        return once;
    }
}

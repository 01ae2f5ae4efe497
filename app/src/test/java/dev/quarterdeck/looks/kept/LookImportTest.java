package dev.quarterdeck.looks.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.GitRepositoryBuilder;
import dev.quarterdeck.littlecompany.HarborRepository;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports by path and by upload on a server that may read one folder.
@Tag("slow")
class LookImportTest {

    private static final String TRACKER =
            """
            Issue key,Issue Type,Status,Created,Resolved,Resolution
            HARBOR-100,Story,Done,2026-01-05 09:00,2026-01-09 17:00,Done
            HARBOR-101,Story,Done,2026-01-06 09:00,2026-01-12 17:00,Done
            ,Story,Done,2026-01-06 09:00,2026-01-12 17:00,Done
            HARBOR-103,Story,Done,2026-01-07 09:00,2026-02-31 17:00,Done
            HARBOR-104,Story,To Do,2026-02-02 09:00,,
            """;

    @TempDir private static Path folder;
    private static Path allowed;
    private static Path harbor;
    private static TestServer server;
    private static Imports imports;

    @BeforeAll
    static void open() throws IOException {
        allowed = Files.createDirectories(folder.resolve("allowed")).toRealPath();
        harbor = HarborRepository.in(allowed.resolve("harbor"));
        server = TestServer.start(Map.of("QD_REPOSITORIES", allowed.toString()), Clock.systemUTC());
        imports = new Imports(server);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static byte[] bundle(Path repository, String name, String... what) throws IOException {
        var file = folder.resolve(name);
        var git = new java.util.ArrayList<>(List.of("git", "-C", repository.toString(), "bundle"));
        git.addAll(List.of("create", "--quiet", file.toString()));
        git.addAll(List.of(what));
        run(git);
        return Files.readAllBytes(file);
    }

    private static void run(List<String> command) throws IOException {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            assertThat(process.waitFor()).as(command.toString()).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void looksAtARepositoryByItsPathAndASecondTimeChangesNothing() {
        var id = imports.at("by path", harbor);

        var first = imports.report(imports.byPath(id, "", "{}"));
        var second = imports.report(imports.byPath(id, "", "{}"));

        assertThat(first.get("isNew").asBoolean()).isTrue();
        assertThat(first.get("readings").get(0).asString()).startsWith("420 commits");
        assertThat(second.get("isNew").asBoolean()).isFalse();
        assertThat(second.get("look")).isEqualTo(first.get("look"));
        var looks = server.console().get("/api/v1/repositories/" + id + "/looks");
        assertThat(Api.json(looks).get("items")).hasSize(1);
    }

    @Test
    void looksAtAPastDayAndFollowsAFigureOverTheDays() {
        var id = imports.at("past days", harbor);
        for (var day : List.of("2025-06-30", "2025-12-31", "2026-03-31")) {
            imports.report(imports.byPath(id, "?asOf=" + day, "{}"));
        }
        var console = server.console();

        var trend =
                Api.json(
                        console.get(
                                "/api/v1/repositories/"
                                        + id
                                        + "/trend?figure=link.named&until=2026-01-31"));
        assertThat(trend.get("items").valueStream().map(one -> one.get("kind").asString()))
                .containsExactly("share", "share");
        var explained =
                Api.json(
                        console.get(
                                "/api/v1/explain/link.named?repository="
                                        + id
                                        + "&asOf=2026-02-01"));
        assertThat(explained.get("schema").asString()).isEqualTo("quarterdeck.explanation/1");
        assertThat(explained.get("as_of").asString()).startsWith("2025-12-");
        assertThat(explained.at("/value/part").asLong())
                .isEqualTo(trend.at("/items/0/first").asLong());
        assertThat(
                        console.get(
                                        "/api/v1/explain/link.named?repository="
                                                + id
                                                + "&asOf=2024-01-01")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesABundleWithATrackersFilesAndListsTheBadRows() throws IOException {
        var id = imports.uploads("by bundle");
        var report =
                imports.report(
                        imports.upload(
                                id,
                                "",
                                Map.of(
                                        "harbor.bundle", bundle(harbor, "harbor.bundle", "--all"),
                                        "harbor.csv", text(TRACKER))));

        assertThat(report.get("issueCount").asInt()).isEqualTo(2);
        assertThat(report.get("readings").toString()).contains("420 commits", "tracker items");
        var console = server.console();
        var look = report.get("look").asString();
        var issues = console.get("/api/v1/looks/" + look + "/issues?limit=1");
        assertThat(Api.json(issues).at("/items/0/file").asString()).isEqualTo("harbor.csv");
        assertThat(Api.json(issues).at("/items/0/row").asInt()).isEqualTo(4);
        var next = Api.json(issues).get("next").asString();
        var rest = console.get("/api/v1/looks/" + look + "/issues?limit=1&cursor=" + next);
        assertThat(Api.json(rest).at("/items/0/message").asString()).contains("2026-02-31");
        assertThat(Api.json(rest).get("next").isNull()).isTrue();
        assertThat(console.get("/api/v1/looks/" + look + "/issues?format=csv").body())
                .startsWith("file,line,message\r\nharbor.csv,4,");
        var whole = console.get("/api/v1/looks/" + look);
        assertThat(Api.json(whole).get("subject").asString()).isEqualTo("by bundle");
        assertThat(whole.body()).doesNotContain(server.folder().toString());
        assertThat(console.get("/api/v1/looks/" + look + "/charts/link.by-month.svg").body())
                .startsWith("<svg");
        assertThat(console.get("/api/v1/looks/" + look + "/charts/none.svg").statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsNoNameAndNoAddressInALook() {
        var id = imports.at("no names", harbor);
        var report = imports.report(imports.byPath(id, "", "{}"));
        var look = server.console().get("/api/v1/looks/" + report.get("look").asString()).body();

        assertThat(look).contains("link.named");
        assertThat(HarborRepository.PEOPLE)
                .allSatisfy(
                        person -> {
                            var parts = person.split("[<>]");
                            assertThat(look)
                                    .doesNotContainIgnoringCase(parts[0].strip())
                                    .doesNotContainIgnoringCase(parts[1]);
                            assertThat(parts[0].strip().split(" "))
                                    .allSatisfy(
                                            word ->
                                                    assertThat(look)
                                                            .doesNotContainPattern(
                                                                    "(?i)\\b" + word + "\\b"));
                        });
    }

    @Test
    void readsTheLastBundleAgainWhenOnlyTrackerFilesAreSent() throws IOException {
        var id = imports.uploads("later files");
        imports.report(
                imports.upload(
                        id, "", Map.of("h.bundle", bundle(harbor, "again.bundle", "--all"))));

        var report = imports.report(imports.upload(id, "", Map.of("h.csv", text(TRACKER))));

        assertThat(report.get("readings").toString()).contains("420 commits", "tracker items");
    }

    @Test
    void looksAtATrackerAloneAndAtAListOfItems() throws IOException {
        var rows = new StringBuilder("series,created,resolved\n");
        for (int week = 0; week < 30; week++) {
            var day = java.time.LocalDate.of(2025, 9, 1).plusWeeks(week);
            rows.append("quay,%s,%s\nquay,%s,%s\n".formatted(day, day, day, day.plusDays(2)));
        }
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(text(rows + "quay,2026-01-01,yesterday\n"));
        }
        var items = imports.uploads("items alone");
        var report =
                imports.report(imports.upload(items, "", Map.of("q.csv.gz", zipped.toByteArray())));
        assertThat(report.get("issueCount").asInt()).isOne();
        assertThat(report.get("asOf").asString()).isEqualTo("2026-03-25");
        var forecast =
                Api.json(
                        server.console().get("/api/v1/explain/forecast.range?repository=" + items));
        assertThat(forecast.at("/value/kind").asString()).isEqualTo("day_range");

        var tracker = imports.uploads("tracker alone");
        var flow = imports.report(imports.upload(tracker, "", Map.of("t.csv", text(TRACKER))));
        assertThat(flow.get("readings").toString()).contains("tracker items");
    }

    @Test
    void refusesWithOneSentenceWhatItCannotRead() throws IOException {
        var id = imports.uploads("bad input");
        var whole = bundle(harbor, "whole.bundle", "--all");
        var newer = bundle(harbor, "newer.bundle", "HEAD~5..HEAD", "HEAD");
        var broken = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertThat(imports.refusal(imports.upload(id, "", Map.of("newer.bundle", newer))))
                .isEqualTo(
                        "The bundle (newer.bundle) must hold the whole history, and it holds only its newer part.");
        assertThat(imports.refusal(imports.upload(id, "", Map.of("broken.bundle", broken))))
                .startsWith("The bundle (broken.bundle) must be readable by git, which said: ")
                .doesNotContain(server.folder().toString());
        assertThat(
                        imports.refusal(
                                imports.upload(
                                        id, "", Map.of("a.bundle", whole, "b.bundle", whole))))
                .startsWith("There must be at most one bundle");
        assertThat(imports.refusal(imports.upload(id, "", Map.of("empty.csv", new byte[0]))))
                .isEqualTo("The tracker file (empty.csv) is empty.");
        assertThat(imports.refusal(imports.byPath(id, "", "{}")))
                .isEqualTo("There must be a repository or a file to look at.");
        assertThat(imports.byPath(id, "?asOf=31.3.2026", "{}").body())
                .contains("The day (31.3.2026) of asOf must exist");
        assertThat(imports.byPath(id, "?asOf=2999-01-01", "{}").body()).contains("future");
        assertThat(imports.byPath(id, "?zone=Moon", "{}").body()).contains("(Moon)");
        assertThat(imports.byPath(id, "?dates=up", "{}").body()).contains("(up) of dates");
        var tooLarge = imports.upload(id, "", Map.of("big.csv", new byte[33 << 20]));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("33,554,432");
        assertThat(server.folder().resolve("repositories").resolve(id + ".git")).doesNotExist();
    }

    @Test
    void readsNothingOutsideOfTheAllowedFolders() throws IOException {
        var outside = HarborRepository.in(folder.resolve("outside"));
        var link = Files.createSymbolicLink(allowed.resolve("link"), outside);
        var console = server.console();
        for (var path :
                List.of(
                        outside.toString(),
                        link.toString(),
                        allowed + "/../outside",
                        "outside",
                        "/etc",
                        "/no/such/folder",
                        folder.resolve("allowed-not").toString())) {
            var answer =
                    console.post(
                            "/api/v1/repositories",
                            "{\"name\":\"n\",\"path\":\"%s\"}".formatted(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).contains("must lie below a folder that QD_REPOSITORIES");
        }
        var pointer = Files.createDirectory(allowed.resolve("pointer"));
        Files.writeString(pointer.resolve(".git"), "gitdir: " + outside.resolve(".git") + "\n");
        assertThat(imports.refusal(imports.byPath(imports.at("pointer", pointer), "", "{}")))
                .contains("must lie below a folder that QD_REPOSITORIES");
        var borrowing = GitRepositoryBuilder.in(allowed.resolve("borrowing"));
        borrowing.file("a.txt", "a").commit("A");
        var lender = borrowing.build().resolve(".git/objects/info/alternates");
        Files.createDirectories(lender.getParent());
        Files.writeString(lender, outside.resolve(".git/objects") + "\n");
        assertThat(
                        imports.refusal(
                                imports.byPath(
                                        imports.at("borrowing", allowed.resolve("borrowing")),
                                        "",
                                        "{}")))
                .contains("must lie below a folder that QD_REPOSITORIES");
        assertThat(
                        imports.refusal(
                                imports.byPath(
                                        imports.at("tracker outside", harbor),
                                        "",
                                        "{\"trackerFiles\":[\"/etc/passwd\"]}")))
                .contains("The tracker file (/etc/passwd) must lie below");
    }

    @Test
    void stopsWhenSomebodyCancelsAndLeavesNothing() throws IOException {
        var rows = new StringBuilder("Issue key,Issue Type,Status,Created,Resolved,Resolution\n");
        for (int i = 0; i < 400_000; i++) {
            rows.append("QUAY-").append(i);
            rows.append(",Story,Done,2026-01-05 09:00,2026-01-09 17:00,Done\n");
        }
        var large = Files.writeString(allowed.resolve("large.csv"), rows);
        var id = imports.at("cancelled", harbor);

        var asked = imports.byPath(id, "", "{\"trackerFiles\":[\"%s\"]}".formatted(large));
        var job = "/api/v1/jobs/" + Api.json(asked).get("id").asString();
        var cancelled = server.console().post(job + "/cancel", "{}");
        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);

        assertThat(imports.ended(asked).get("state").asString()).isEqualTo("cancelled");
        var looks = server.console().get("/api/v1/repositories/" + id + "/looks");
        assertThat(Api.json(looks).get("items")).isEmpty();
        try (var left = Files.list(server.folder().resolve("repositories"))) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("work-"));
        }
    }

    @Test
    void followsALinkOnlyAsLongAsItLeadsToAnAllowedFolder() throws IOException {
        var inside = Files.createSymbolicLink(allowed.resolve("inside"), harbor);
        var id = imports.at("moving link", inside);
        imports.report(imports.byPath(id, "", "{}"));

        var repository = Api.json(server.console().get("/api/v1/repositories/" + id));
        assertThat(repository.get("path").asString()).isEqualTo(harbor.toRealPath().toString());
    }
}

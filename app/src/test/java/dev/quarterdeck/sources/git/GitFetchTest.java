package dev.quarterdeck.sources.git;

import static dev.quarterdeck.sources.git.GitHttpServer.commit;
import static dev.quarterdeck.sources.git.GitHttpServer.git;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.outbound.LittleServer;
import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.platform.outbound.Outbound;
import dev.quarterdeck.platform.outbound.OutboundSettings;
import dev.quarterdeck.platform.outbound.SteppedClock;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What becomes of a clone as its server changes, and what git is let do.
class GitFetchTest {

    private static final String SECRET = "sesame-4711-planted";

    @TempDir private Path root;
    @TempDir private Path work;
    @TempDir private Path folder;

    private final LittleServer tool = new LittleServer();
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-03-31T12:00:00Z"));
    private Outbound outbound = outbound(Set.of("127.0.0.1"));
    private Taken taken = new Taken();
    private String address = "acme/harbor.git";
    private String contents = "history";

    private Outbound outbound(Set<String> allowed) {
        return new Outbound(
                new OutboundSettings(allowed, null, List.of(), null, OutboundSettings.Limits.USUAL),
                clock.waiting(),
                new Random(11));
    }

    @BeforeEach
    void serve() {
        GitHttpServer.harbor(root, work);
        tool.always(new GitHttpServer(root)::answer);
    }

    @AfterEach
    void close() {
        outbound.close();
        tool.close();
    }

    private static final class Taken implements Take {

        private final Map<String, String> cursors = new HashMap<>();
        private final Map<String, List<JsonNode>> records = new HashMap<>();
        private final List<String> gaps = new ArrayList<>();
        private final Set<String> steps = new TreeSet<>();
        private final List<String> listed = new ArrayList<>();
        private @Nullable Path repository;

        List<String> texts(String stream, String member) {
            return records.getOrDefault(stream, List.of()).stream()
                    .map(one -> one.path(member).asString(""))
                    .toList();
        }

        @Override
        public Optional<String> cursor(String stream) {
            return Optional.ofNullable(cursors.get(stream));
        }

        @Override
        public void page(
                String stream,
                Map<String, String> parameters,
                List<JsonNode> page,
                @Nullable String cursorAfter) {
            records.computeIfAbsent(stream, name -> new ArrayList<>()).addAll(page);
            if (cursorAfter != null) {
                cursors.put(stream, cursorAfter);
            }
        }

        @Override
        public void cursor(String stream, String cursorAfter) {
            cursors.put(stream, cursorAfter);
        }

        @Override
        public void expects(String stream, long count) {}

        @Override
        public List<String> unlisted(HistoryKind kind, Collection<String> ids) {
            return List.of();
        }

        @Override
        public void whole(HistoryKind kind, Collection<String> ids) {
            listed.clear();
            listed.addAll(ids);
        }

        @Override
        public void repository(Path folder) {
            repository = folder;
        }

        @Override
        public void gap(String what, String why, String remedy) {
            gaps.add(what + ": " + why);
        }

        @Override
        public void progress(String step, long done, long total) {
            steps.add(step);
        }

        Taken next() {
            var next = new Taken();
            next.cursors.putAll(cursors);
            return next;
        }
    }

    private Taken fetch() {
        var connector = new GitConnector();
        var settings =
                new Settings(
                        connector.tool(),
                        Map.of(
                                "address", tool.address() + address,
                                "token", SECRET,
                                "contents", contents));
        var line = outbound.line(settings.address());
        var visit = new Visit(connector, settings, line, () -> {}, folder);
        taken = taken.next();
        connector.fetch(visit, new Scope("repository", "1", "acme/harbor"), taken);
        return taken;
    }

    private Path bare() {
        return folder.resolve("repository.git");
    }

    @Test
    void tellsCommitsTagsAndTheRepository() {
        fetch();

        assertThat(taken.texts("commits", "sha"))
                .containsExactlyInAnyOrder(git(work, "log", "--all", "--format=%H").split("\n"));
        assertThat(taken.records.get("commits"))
                .anySatisfy(
                        one -> {
                            assertThat(one.path("parents").size()).isEqualTo(2);
                            assertThat(one.at("/references/0/number").asLong()).isEqualTo(13);
                            assertThat(one.at("/references/0/landing").asBoolean()).isTrue();
                        });
        assertThat(taken.texts("tags", "tag")).containsExactly("plain", "v1.0");
        assertThat(taken.texts("tags", "commit")).containsOnly(git(work, "rev-parse", "main"));
        assertThat(taken.texts("repositories", "path")).containsExactly("acme/harbor");
        assertThat(taken.texts("repositories", "branch")).containsExactly("main");
        assertThat(taken.repository).isEqualTo(bare());
        assertThat(taken.gaps).isEmpty();
        assertThat(taken.steps).contains("receiving bytes", "reading commits");
    }

    @Test
    void fetchesTheHistoryAloneWithWhatTheReadingNeeds() {
        fetch();

        assertThat(taken.texts("repositories", "contents")).containsExactly("history");
        assertThat(git(bare(), "cat-file", "blob", "HEAD:.mailmap")).contains("Ada Lovelace");
        assertThat(new Git(bare()).ask("log", "-1", "--format=%aN", "HEAD").text().strip())
                .as("the name that the reading takes")
                .isEqualTo("Ada Lovelace");
        assertThat(git(bare(), "rev-list", "--objects", "--missing=print", "--all").lines())
                .as("files are not fetched")
                .anyMatch(line -> line.startsWith("?"));
        assertThat(taken.texts("commits", "patch")).containsOnly("");
    }

    @Test
    void tellsWhichFilesACommitTouchesWithoutHavingThem() {
        fetch();

        assertThat(taken.texts("repositories", "contents")).containsExactly("history");
        for (var commit : taken.records.get("commits")) {
            var sha = commit.path("sha").asString("");
            var parent = git(work, "rev-list", "--parents", "-1", sha).split(" ");
            var expected =
                    parent.length == 1
                            ? git(work, "ls-tree", "-r", "--name-only", sha)
                            : git(work, "diff", "--name-only", "--no-renames", parent[1], sha);
            assertThat(commit.path("paths").valueStream().map(it -> it.asString("")))
                    .as(sha)
                    .containsExactlyElementsOf(
                            expected.isBlank() ? java.util.List.of() : expected.lines().toList());
        }
    }

    @Test
    void fetchesEverythingWhereTheServerKnowsNoLess() {
        tool.always(new GitHttpServer(root).withoutFilters()::answer);
        fetch();

        assertThat(taken.texts("repositories", "contents")).containsExactly("whole");
        assertThat(git(bare(), "rev-list", "--objects", "--missing=print", "--all").lines())
                .noneMatch(line -> line.startsWith("?"));
        assertThat(new Git(bare()).ask("config", "--get", "remote.origin.promisor").isFine())
                .isFalse();
    }

    @Test
    void fetchesTheFilesLaterAndTellsThePatches() {
        fetch();
        contents = "files";
        fetch();

        var expected = git(work, "rev-parse", "quay");
        assertThat(taken.records.get("commits"))
                .filteredOn(one -> one.path("sha").asString("").equals(expected))
                .singleElement()
                .satisfies(one -> assertThat(one.path("patch").asString("")).hasSize(40));
        assertThat(taken.records.get("commits"))
                .filteredOn(one -> one.path("parents").size() == 2)
                .allSatisfy(one -> assertThat(one.has("patch")).isFalse());
        assertThat(git(bare(), "rev-list", "--objects", "--missing=print", "--all").lines())
                .noneMatch(line -> line.startsWith("?"));
        assertThat(fetch().texts("commits", "sha")).as("told with the files once").isEmpty();
        contents = "history";
        assertThat(fetch().texts("commits", "sha")).as("the files stay").isEmpty();
    }

    @Test
    void takesNoTagForGoneWhenTheyCannotBeListed() throws IOException {
        fetch();
        var cursor = taken.cursors.get("commits");
        Files.createDirectories(bare().resolve("refs/tags"));
        Files.writeString(bare().resolve("refs/tags/broken"), "1".repeat(40) + "\n");
        taken = taken.next();
        taken.listed.add("as before");

        assertThat(new CloneReading(Clone.in(folder), "acme/harbor", taken).read()).isFalse();
        assertThat(taken.listed).containsExactly("as before");
        assertThat(taken.texts("commits", "sha")).isEmpty();
        assertThat(taken.cursors.get("commits")).isEqualTo(cursor);
        assertThat(taken.gaps)
                .hasSize(2)
                .allSatisfy(
                        gap -> assertThat(gap).contains("could not list them", "missing object"));
    }

    @Test
    void tellsTheNamesOfFilesAsTheyAre() {
        var names = List.of("a \"quoted\" name.txt", "back\\slash.txt", "quai\tde Göteborg.txt");
        names.forEach(name -> commit(work, name, "Add a file"));
        git(work, "push", "--quiet", "origin", "main");
        fetch();

        assertThat(
                        taken.records.get("commits").stream()
                                .flatMap(one -> one.path("paths").valueStream())
                                .map(path -> path.asString("")))
                .containsAll(names);
    }

    @Test
    void readsOnlyWhatIsNewAndFollowsARenamedBranch() {
        fetch();
        assertThat(fetch().texts("commits", "sha")).isEmpty();
        assertThat(taken.repository).as("nothing new to look at").isNull();

        git(work, "branch", "-m", "main", "trunk");
        commit(work, "light.txt", "A light (#14)");
        git(work, "push", "--quiet", "origin", "trunk");
        git(root.resolve("acme/harbor.git"), "symbolic-ref", "HEAD", "refs/heads/trunk");
        git(work, "push", "--quiet", "origin", ":main", ":quay", ":refs/tags/plain");
        fetch();

        assertThat(taken.texts("commits", "sha")).containsExactly(git(work, "rev-parse", "trunk"));
        assertThat(taken.texts("repositories", "branch")).containsExactly("trunk");
        assertThat(taken.listed).containsExactlyInAnyOrder("repository/1", "release/v1.0");
        assertThat(git(bare(), "for-each-ref", "--format=%(refname)").lines())
                .containsExactlyInAnyOrder("refs/heads/trunk", "refs/tags/v1.0");
    }

    @Test
    void goesOnAtAnotherAddress() {
        fetch();
        try {
            Files.move(root.resolve("acme/harbor.git"), root.resolve("moved.git"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        ToolTrouble.class,
                        trouble ->
                                assertThat(trouble.kind()).isEqualTo(ToolTrouble.Kind.NOT_FOUND));
        address = "moved.git";
        assertThat(fetch().texts("commits", "sha")).as("told under the new name").hasSize(4);
        assertThat(taken.texts("repositories", "path")).containsExactly("moved");
        assertThat(fetch().texts("commits", "sha")).isEmpty();
    }

    @Test
    void goesOnAfterARunThatWasKilled() throws IOException {
        fetch();
        Files.createFile(bare().resolve("packed-refs.lock"));
        Files.createFile(bare().resolve("HEAD.lock"));
        Files.createFile(bare().resolve("objects/pack/tmp_pack_x1"));
        Files.createFile(bare().resolve("answer-1.part"));
        commit(work, "light.txt", "A light");
        git(work, "push", "--quiet", "origin", "main", ":quay");

        assertThat(fetch().texts("commits", "sha")).hasSize(1);
        assertThat(bare().resolve("objects/pack/tmp_pack_x1")).doesNotExist();
        assertThat(bare().resolve("answer-1.part")).doesNotExist();
    }

    @Test
    void asksAgainWhenAPackIsCutOff() {
        var cut = new int[1];
        tool.always(
                asked -> {
                    var told = new GitHttpServer(root).answer(asked);
                    boolean isPack = asked.method().equals("POST") && told.body().length > 400;
                    return isPack && cut[0]++ < 2 ? told.cutOff() : told;
                });
        assertThat(fetch().texts("commits", "sha")).hasSize(4);
        assertThat(cut[0]).isGreaterThan(2);
    }

    @Test
    void leavesTheSecretWithTheClientAlone() throws IOException {
        fetch();

        var signedIn =
                Base64.getEncoder()
                        .encodeToString(("quarterdeck:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(tool.asked())
                .allSatisfy(
                        one ->
                                assertThat(one.headers())
                                        .containsEntry("Authorization", "Basic " + signedIn));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).doesNotContain(SECRET).doesNotContain(signedIn);
                assertThat(text).as("the way through this machine").doesNotContain("127.0.0.1");
            }
        }
    }

    @Test
    void callsNobodyInItsOwnNetworkUnlessTheOperatorSaysSo() {
        outbound.close();
        outbound = outbound(Set.of());
        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        ToolTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(ToolTrouble.Kind.ADDRESS));
        assertThat(tool.asked()).isEmpty();
    }

    @Test
    void followsNobodyElsewhere() {
        try (var elsewhere = new LittleServer()) {
            var calls = new int[1];
            tool.always(
                    asked ->
                            calls[0]++ == 0
                                    ? new GitHttpServer(root).answer(asked)
                                    : Told.of(302, "")
                                            .with("Location", elsewhere.address() + asked.path()));
            assertThatThrownBy(this::fetch)
                    .isInstanceOf(ToolTrouble.class)
                    .hasMessageContaining("elsewhere");
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void stopsWhenSomebodyAsksItTo() {
        var connector = new GitConnector();
        var settings =
                new Settings(
                        connector.tool(),
                        Map.of("address", tool.address() + address, "contents", "history"));
        var visit =
                new Visit(connector, settings, outbound.line(settings.address()), () -> {}, folder);
        var stopping =
                new Object() {
                    void at(String step) {
                        if (step.equals("receiving bytes")) {
                            throw new IllegalStateException("stop");
                        }
                    }
                };
        var bridge = visit.bridge(folder, bytes -> stopping.at("receiving bytes"));
        try (bridge) {
            var ended =
                    new Git(folder, Map.of("remote.origin.url", bridge.address().toString()))
                            .askByHttp("ls-remote", bridge.address().toString());
            assertThat(ended.isFine()).isFalse();
            assertThatThrownBy(bridge::rethrow).hasMessage("stop");
        }
    }

    @Test
    void readsNothingOfAnEmptyRepository() throws IOException {
        git(Files.createDirectories(root.resolve("empty.git")), "init", "--bare", "--quiet");
        address = "empty.git";
        fetch();
        assertThat(taken.texts("commits", "sha")).isEmpty();
        assertThat(taken.repository).isNull();
    }

    private static boolean isPage(Asked asked) {
        return asked.path().endsWith("/info/refs");
    }

    @Test
    void tellsAPageFromARepository() {
        tool.always(asked -> isPage(asked) ? Told.of(200, "<html>") : Told.of(404, ""));
        assertThatThrownBy(this::fetch)
                .isInstanceOf(ToolTrouble.class)
                .hasMessageContaining("must be that of a git repository");
    }
}

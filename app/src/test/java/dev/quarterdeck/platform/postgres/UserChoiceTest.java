package dev.quarterdeck.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.platform.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts as root with and without its tools, as an ordinary user and as a user without a name.
///
/// Only root can become others, so elsewhere these tests are passed over.
@Tag("slow")
class UserChoiceTest {

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    private static final List<String> AS_NUMBER =
            List.of("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups");

    private static final List<String> OTHERS = List.of("postgres", "nobody");

    @TempDir private static Path open;
    private static String classPath;

    private Path home;
    private Path store;

    @BeforeAll
    static void copyClassesToWhereAllMayRead() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")));
        openToAll(open);
        var copies = new ArrayList<String>();
        for (var entry : ClassPathCopy.entries()) {
            copies.add(ClassPathCopy.copy(entry, open, copies.size()).toString());
        }
        classPath = String.join(File.pathSeparator, copies);
        PostgresBinaries.ofClasspath().install(open.resolve("postgres"), Progress.SILENT);
    }

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory(open, "home");
        store = home.resolve("store");
        // Unpacking takes seconds: all but the tests of unpacking share one shelf.
        Files.createSymbolicLink(home.resolve("postgres"), open.resolve("postgres"));
    }

    @Test
    void runsAsRootInANamespaceOfItsOwn() throws Exception {
        try (var forked = ForkedServer.start(with(List.of()), store)) {
            assertThat(forked.answer()).startsWith("ready");
            assertRuns();
            assertThat(owner(store.resolve("data"))).isEqualTo("root");
        }
        assertThat(store.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void becomesAnotherUserWhereNamespacesAreClosed() throws Exception {
        try (var forked = ForkedServer.start(withTools("setpriv"), store)) {
            assertThat(forked.answer()).startsWith("ready");
            assertRuns();
            assertThat(owner(store.resolve("data"))).isIn(OTHERS);
        }
        assertThat(store.resolve("data/postmaster.pid")).doesNotExist();
        // Who owns the data once, runs them for good, also when namespaces are open again.
        try (var forked = ForkedServer.start(with(List.of()), store)) {
            assertThat(forked.answer()).startsWith("ready");
            assertRuns();
            assertThat(owner(store.resolve("data"))).isIn(OTHERS);
        }
    }

    @Test
    void becomesAnotherUserByRunuserWhereThereIsNothingElse() throws Exception {
        try (var forked = ForkedServer.start(withTools("runuser"), store)) {
            assertThat(forked.answer()).startsWith("ready");
            assertRuns();
            assertThat(owner(store.resolve("data"))).isIn(OTHERS);
        }
        assertThat(store.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void handsOverTheStoreThatRootCreatedBefore() throws Exception {
        try (var forked = ForkedServer.start(with(List.of()), store);
                var connection = Stores.connect(store)) {
            assertThat(forked.answer()).startsWith("ready");
            Stores.run(connection, "create table quay as select 3 as number");
        }
        try (var forked = ForkedServer.start(withTools("setpriv"), store);
                var connection = Stores.connect(store)) {
            assertThat(forked.answer()).startsWith("ready");
            assertThat(Stores.ask(connection, "select number from quay")).isEqualTo("3");
            assertThat(owner(store.resolve("data/base"))).isIn(OTHERS);
        }
    }

    @Test
    void refusesRootWhereNothingHelps() throws Exception {
        try (var forked = ForkedServer.start(withTools(), store)) {
            assertThat(forked.awaitEnd()).isEqualTo(2);
            assertThat(forked.answer())
                    .contains("PostgreSQL refuses to run as root")
                    .contains(store + "): user namespaces are closed.")
                    .contains("QD_DB_URL");
        }
    }

    @Test
    void refusesRootWhenNoOtherUserMayEnterTheFolder() throws Exception {
        var closed = Files.createDirectory(home.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));

        try (var forked = ForkedServer.start(withTools("setpriv"), closed.resolve("deep/store"))) {
            assertThat(forked.awaitEnd()).isEqualTo(2);
            assertThat(forked.answer()).contains("refuses to run as root").contains("QD_HOME");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)))
                .isEqualTo("rwx------");
    }

    @Test
    void runsAsAnOrdinaryUser() throws Exception {
        Files.delete(home.resolve("postgres"));
        give(home, 65534);
        for (int start = 1; start <= 2; start++) {
            try (var forked = ForkedServer.start(with(AS_NOBODY), store)) {
                assertThat(forked.answer()).startsWith("ready");
                assertRuns();
                assertThat(owner(store.resolve("data"))).isEqualTo("nobody");
            }
        }
    }

    @Test
    void takesOverTheOrphanOfAnOrdinaryUser() throws Exception {
        give(home, 65534);
        long orphan;
        try (var forked = ForkedServer.start(with(AS_NOBODY), store)) {
            orphan = Stores.postmaster(store);
            forked.signal("KILL");
        }
        try (var forked = ForkedServer.start(with(AS_NOBODY), store)) {
            assertThat(forked.answer()).startsWith("ready");
            assertThat(Stores.isRunning(orphan)).isFalse();
            assertRuns();
        }
    }

    @Test
    void runsAsAUserWithoutAName() throws Exception {
        give(home, 54321);
        try (var forked = ForkedServer.start(with(AS_NUMBER), store)) {
            assertThat(forked.answer()).startsWith("ready");
            assertRuns();
        }
        assertThat(store.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void refusesAUserWithoutANameWhereNamespacesAreClosed() throws Exception {
        give(home, 54321);
        var how =
                new ForkedServer.Start(
                        absolute(AS_NUMBER), Map.of("PATH", tools().toString()), classPath);
        try (var forked = ForkedServer.start(how, store)) {
            assertThat(forked.awaitEnd()).isEqualTo(2);
            assertThat(forked.answer())
                    .contains("The user (54321) must have a name")
                    .contains("QD_DB_URL");
        }
    }

    @Test
    void refusesAFolderOfSomebodyElse() throws Exception {
        try (var forked = ForkedServer.start(with(AS_NOBODY), store)) {
            assertThat(forked.awaitEnd()).isEqualTo(2);
            assertThat(forked.answer())
                    .contains("folder of the store (" + store + ") must be writable: access to")
                    .contains("QD_HOME");
        }
    }

    @Test
    void refusesADiskThatIsTooSmallForThePrograms() throws Exception {
        assertThat(onDiskOf("20m"))
                .contains("must be unpacked")
                .contains("No space left on device");
    }

    @Test
    void refusesADiskThatIsTooSmallForTheData() throws Exception {
        assertThat(onDiskOf("70m"))
                .contains("disk of the store (" + store + ") must have 100 MB free")
                .contains("Maybe free some space");
    }

    private String onDiskOf(String size) throws IOException {
        var script = "mount -t tmpfs -o size=%s none '%s' && exec \"$@\"".formatted(size, home);
        var mounted = List.of("unshare", "--mount", "sh", "-c", script, "sh");
        try (var forked = ForkedServer.start(with(mounted), store)) {
            assertThat(forked.awaitEnd()).isEqualTo(2);
            return forked.answer();
        }
    }

    private void assertRuns() throws Exception {
        try (var connection = Stores.connect(store)) {
            assertThat(Stores.ask(connection, "show fsync")).isEqualTo("on");
        }
    }

    private static ForkedServer.Start with(List<String> prefix) {
        return new ForkedServer.Start(prefix, Map.of(), classPath);
    }

    private ForkedServer.Start withTools(String... names) throws IOException {
        return new ForkedServer.Start(
                List.of(), Map.of("PATH", tools(names).toString()), classPath);
    }

    private Path tools(String... names) throws IOException {
        var folder = Files.createTempDirectory(open, "tools");
        openToAll(folder);
        for (var name : names) {
            Files.createSymbolicLink(folder.resolve(name), Path.of(found(name)));
        }
        return folder;
    }

    private static List<String> absolute(List<String> words) {
        var all = new ArrayList<>(words);
        all.set(0, found(words.getFirst()));
        return all;
    }

    private static String found(String name) {
        return List.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/").stream()
                .map(folder -> folder + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow();
    }

    private static void give(Path folder, int uid) throws IOException {
        Files.setAttribute(folder, "unix:uid", uid);
    }

    private static String owner(Path file) throws IOException {
        UserPrincipal owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
        return owner.getName();
    }

    private static void openToAll(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

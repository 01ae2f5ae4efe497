package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Chooses on whose behalf PostgreSQL runs: it refuses root, and `initdb` refuses a user without a
/// name.
///
/// Root takes a user namespace of its own, in which it is nobody but still owns the files. Where
/// namespaces are closed, it becomes another user for good and hands the store over.
final class UserChoice {

    private final StoreFolder store;
    private final InstalledBinaries binaries;
    private final String searchPath;

    UserChoice(StoreFolder store, InstalledBinaries binaries, String searchPath) {
        this.store = store;
        this.binaries = binaries;
        this.searchPath = searchPath;
    }

    static UserChoice of(StoreFolder store, InstalledBinaries binaries) {
        return new UserChoice(store, binaries, System.getenv().getOrDefault("PATH", ""));
    }

    RunAs choose() throws IOException {
        if (!OwnFiles.hasModes(store.path())) {
            return RunAs.SELF;
        }
        var probe = Files.createTempFile(store.path(), "probe", "");
        try {
            int uid = uidOf(probe);
            if (uid == 0) {
                return asRoot();
            }
            var name = Files.getOwner(probe).getName();
            return name.equals(Integer.toString(uid)) ? withoutName(uid) : RunAs.SELF;
        } finally {
            Files.delete(probe);
        }
    }

    private RunAs asRoot() throws IOException {
        int owner = store.hasData() ? uidOf(store.data()) : 0;
        if (owner != 0) {
            return becoming(passwd("[^:]*", Integer.toString(owner)))
                    .orElseThrow(() -> rootRefused("the store belongs to user " + owner));
        }
        return nameless()
                .or(() -> becoming(passwd("postgres", "[0-9]+")))
                .or(() -> becoming(passwd("nobody", "[0-9]+")))
                .orElseThrow(() -> rootRefused("user namespaces are closed"));
    }

    private RunAs withoutName(int uid) {
        return nameless()
                .or(() -> store.hasData() ? Optional.of(RunAs.SELF) : Optional.empty())
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "The user (%d) must have a name to create a store."
                                                .formatted(uid),
                                        "Maybe add the user to /etc/passwd, or run PostgreSQL yourself and name it by QD_DB_URL."));
    }

    private Refusal rootRefused(String why) {
        return new Refusal(
                "PostgreSQL refuses to run as root, and no other user can run it on the store (%s): %s."
                        .formatted(store.path(), why),
                "Maybe start as an ordinary user, set QD_HOME to a folder every user may enter, or name a PostgreSQL of your own by QD_DB_URL.");
    }

    private Optional<RunAs> nameless() {
        return program("unshare")
                .map(unshare -> new RunAs(List.of(unshare, "-U"), OptionalInt.empty()))
                .filter(this::works);
    }

    private Optional<RunAs> becoming(Optional<User> user) {
        return user.flatMap(
                wanted ->
                        prefix(wanted)
                                .map(prefix -> new RunAs(prefix, OptionalInt.of(wanted.uid())))
                                .filter(this::takesOver));
    }

    private Optional<List<String>> prefix(User user) {
        return program("setpriv")
                .map(
                        setpriv ->
                                List.of(
                                        setpriv,
                                        "--reuid=" + user.uid(),
                                        "--regid=" + user.gid(),
                                        "--clear-groups"))
                .or(() -> program("runuser").map(it -> List.of(it, "-u", user.name(), "--")));
    }

    private boolean takesOver(RunAs other) {
        try {
            letPass(store.path().resolveSibling(""));
            letPass(store.shelf());
            other.ownAll(store.path());
            return works(other);
        } catch (IOException e) {
            return false;
        }
    }

    // Only what belongs to us: a closed folder further up is somebody's decision.
    private static void letPass(Path folder) throws IOException {
        if (uidOf(folder) != 0) {
            return;
        }
        var modes = Files.getPosixFilePermissions(folder);
        if (modes.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(folder, modes);
        }
    }

    private boolean works(RunAs candidate) {
        try {
            var words = List.of(binaries.program("postgres"), "--version");
            return new Command(candidate, store.path(), Map.of()).run(words).isGood();
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<String> program(String name) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(searchPath)
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private record User(String name, int uid, int gid) {}

    private static Optional<User> passwd(String name, String uid) {
        var line = Pattern.compile("(%s):[^:]*:(%s):([0-9]+):.*".formatted(name, uid));
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line::matcher)
                    .filter(Matcher::matches)
                    .map(
                            is ->
                                    new User(
                                            is.group(1),
                                            Integer.parseInt(is.group(2)),
                                            Integer.parseInt(is.group(3))))
                    .filter(user -> user.uid() != 0)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int uidOf(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid");
    }
}

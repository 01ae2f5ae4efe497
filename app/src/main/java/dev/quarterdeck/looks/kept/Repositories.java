package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Make, rename, assign and retire repositories.
public final class Repositories {

    private final Database database;
    private final Looks looks;
    private final Organization organization;
    private final RepositoryFolders folders;
    private final Audit audit;
    private final Clock clock;
    private final RepositoriesStore store = new RepositoriesStore();

    Repositories(
            Database database,
            Looks looks,
            Organization organization,
            RepositoryFolders folders,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.looks = looks;
        this.organization = organization;
        this.folders = folders;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is said of a repository; what is null stays as it is.
    ///
    /// @param name at most 200 characters
    /// @param team a team's key or id, or empty for none
    /// @param path a folder on the server's machine, or empty when it is read from uploads
    /// @param from the day from which it belongs to the team; null: today, and of a new repository
    ///     since ever
    /// @param retired whether it is no longer shown from today on
    public record Said(
            @Nullable String name,
            @Nullable String team,
            @Nullable String path,
            @Nullable LocalDate from,
            @Nullable Boolean retired) {}

    /// Makes a repository.
    ///
    /// @throws Refusal when the viewer may not, the name is taken, there is no such team, or the
    ///     path is not allowed
    public Repository add(Viewer viewer, Said said) {
        looks.requireKeeping(viewer);
        var name = name(said.name());
        var path = path(said.path());
        var team = team(viewer, said.team());
        var id = Ids.next(clock);
        return changed(
                sql -> {
                    requireFree(sql, name, null);
                    store.insert(sql, id, name, path, clock.instant());
                    store.assign(sql, id, team, day(said, RepositoriesStore.BEFORE_ALL));
                    note(sql, viewer, "repository.add", id);
                    return found(sql, id);
                });
    }

    /// Finds the repository whose clone lies in a folder of this server, or makes it.
    ///
    /// @param name of a new one, unless it is taken
    UUID ofClone(Viewer viewer, Path folder, String name) {
        looks.requireKeeping(viewer);
        return changed(
                sql ->
                        store.atPath(sql, folder.toString())
                                .orElseGet(() -> add(sql, viewer, free(sql, name), folder)));
    }

    private UUID add(JdbcClient sql, Viewer viewer, String name, Path folder) {
        var id = Ids.next(clock);
        store.insert(sql, id, name, folder.toString(), clock.instant());
        store.assign(sql, id, null, RepositoriesStore.BEFORE_ALL);
        note(sql, viewer, "repository.add", id);
        return id;
    }

    private String free(JdbcClient sql, String name) {
        var wanted = name.length() > 180 ? name.substring(0, 180) : name;
        for (int number = 1; ; number++) {
            var tried = number == 1 ? wanted : "%s (%d)".formatted(wanted, number);
            if (!store.isNameTaken(sql, tried, null)) {
                return tried;
            }
        }
    }

    /// Changes a repository whose present version the caller approves of.
    ///
    /// @param approves is handed the version inside the transaction, and throws to refuse
    /// @throws Refusal when the viewer may not, there is no such repository, or a rule is broken
    public Repository change(Viewer viewer, UUID id, LongConsumer approves, Said said) {
        looks.requireKeeping(viewer);
        var team = team(viewer, said.team());
        var path = path(said.path());
        return changed(
                sql -> {
                    long version = store.lockedVersion(sql, id);
                    var before = found(sql, id);
                    approves.accept(version);
                    update(sql, before, said, path);
                    if (said.team() != null) {
                        store.assign(sql, id, team, day(said, looks.today()));
                    }
                    note(sql, viewer, "repository.change", id);
                    return found(sql, id);
                });
    }

    private <T> T changed(Function<JdbcClient, T> work) {
        try {
            return database.keeping(work);
        } finally {
            looks.changed();
        }
    }

    private Repository found(JdbcClient sql, UUID id) {
        return store.find(sql, id, looks.today()).orElseThrow(() -> Looks.unknown(id));
    }

    private void update(JdbcClient sql, Repository before, Said said, @Nullable String path) {
        var name = said.name() == null ? before.name() : name(said.name());
        var retired = retired(before, said.retired());
        if (retired == null) {
            requireFree(sql, name, before.id());
        }
        store.update(sql, before.id(), name, said.path() == null ? before.path() : path, retired);
    }

    private @Nullable LocalDate retired(Repository before, @Nullable Boolean retired) {
        if (retired == null) {
            return before.retiredOn();
        }
        var since = before.retiredOn() == null ? looks.today() : before.retiredOn();
        return retired ? since : null;
    }

    private void requireFree(JdbcClient sql, String name, @Nullable UUID but) {
        if (store.isNameTaken(sql, name, but)) {
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "The name (%s) of the repository must not be taken.".formatted(name),
                            "Maybe it is here already: see GET /api/v1/repositories.")
                    .about("name");
        }
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new Refusal(
                            "The name of the repository must be given.",
                            "Maybe the name of its folder.")
                    .about("name");
        }
        if (name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(
                            "The name of the repository must have at most 200 characters on one line.",
                            "Maybe shorten it.")
                    .about("name");
        }
        return name.strip();
    }

    private @Nullable String path(@Nullable String path) {
        return path == null || path.isBlank() ? null : folders.require("path", path).toString();
    }

    private @Nullable UUID team(Viewer viewer, @Nullable String team) {
        if (team == null || team.isBlank()) {
            return null;
        }
        return organization.asOf(viewer, looks.today()).teams().stream()
                .filter(
                        one ->
                                one.key().equalsIgnoreCase(team.strip())
                                        || one.id().toString().equals(team.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                                "The team (%s) must be a key or an id of a team of today."
                                                        .formatted(team),
                                                "Maybe see ./qd org, or GET /api/v1/teams.")
                                        .about("team"))
                .id();
    }

    private static LocalDate day(Said said, LocalDate otherwise) {
        var from = said.from() == null ? otherwise : said.from();
        if (from.getYear() < 1900 || from.getYear() > 2200) {
            throw new Refusal(
                    "The day from (%s) must lie between the years 1900 and 2200.".formatted(from),
                    "Maybe 2026-03-31.");
        }
        return from;
    }

    private void note(JdbcClient sql, Viewer viewer, String action, UUID id) {
        audit.append(
                sql,
                AuditEntry.of(viewer, action, FieldClass.DELIVERY, List.of(), "repository " + id));
    }
}

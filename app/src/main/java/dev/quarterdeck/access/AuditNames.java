package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds what the users, persons and teams are called that entries of the audit log mention by
/// id.
///
/// An entry itself holds ids only, so that nothing of an erased person stays in the chain. Who
/// is gone, or may not be seen, stays an id.
public final class AuditNames {

    private static final Pattern ID =
            Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

    /// An import may be about thousands of persons; a line of a list needs a few of them.
    private static final int MOST_SUBJECTS = 20;

    private final Database database;
    private final Policy policy;
    private final PersonDirectory directory;

    AuditNames(Database database, Policy policy, PersonDirectory directory) {
        this.database = database;
        this.policy = policy;
        this.directory = directory;
    }

    /// Returns the ids that an entry mentions: its user, its first subjects, and those in its
    /// words.
    public static Set<UUID> mentioned(AuditRow row) {
        var ids = new LinkedHashSet<UUID>();
        ids.add(row.user());
        row.subjects().stream().limit(MOST_SUBJECTS).forEach(ids::add);
        ID.matcher(row.what()).results().forEach(found -> ids.add(UUID.fromString(found.group())));
        return ids;
    }

    /// Returns names by id: logins of users, names of persons and teams, as far as the viewer
    /// may see each.
    public Map<UUID, String> of(Viewer viewer, List<AuditRow> rows) {
        return names(
                viewer,
                rows.stream()
                        .flatMap(row -> mentioned(row).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Returns the same of ids that somebody holds already.
    public Map<UUID, String> names(Viewer viewer, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var names = new HashMap<>(directory.names(viewer, ids));
        if (policy.may(viewer, Action.SEE, ProtectedRecord.of(FieldClass.USERS))
                instanceof Decision.Allow) {
            names.putAll(logins(ids));
        }
        return names;
    }

    private Map<UUID, String> logins(Collection<UUID> ids) {
        var logins = new HashMap<UUID, String>();
        database.keeping(
                        sql ->
                                sql.sql("select id, login from access.users where id = any(:ids)")
                                        .param("ids", ids.toArray(UUID[]::new))
                                        .query()
                                        .listOfRows())
                .forEach(row -> logins.put((UUID) row.get("id"), (String) row.get("login")));
        return logins;
    }
}

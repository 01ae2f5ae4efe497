package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what a job of sources is to do, and who asked for it.
///
/// @param kind `sync`, `anew` for a sync that begins before the first cursor, `replay` or `files`
/// @param file an uploaded file's name in the folder of uploads, or null
/// @param name the file's own name
/// @param stream of the records of the file; empty when each is to be recognised
record SyncOrder(
        UUID user,
        String label,
        @Nullable UUID person,
        Set<Scope> scopes,
        UUID connection,
        String kind,
        @Nullable String file,
        String name,
        String stream) {

    static SyncOrder of(Viewer viewer, UUID connection, String kind) {
        return file(viewer, connection, kind, null, "", "");
    }

    static SyncOrder file(
            Viewer viewer,
            UUID connection,
            String kind,
            @Nullable String file,
            String name,
            String stream) {
        var person = viewer.person();
        return new SyncOrder(
                viewer.user(),
                viewer.label(),
                person == null ? null : person.value(),
                viewer.scopes(),
                connection,
                kind,
                file,
                name,
                stream);
    }

    /// The viewer with the scopes they had; the policy decides again when the job runs.
    Viewer viewer() {
        return new Viewer(user, label, person == null ? null : new PersonId(person), scopes);
    }
}

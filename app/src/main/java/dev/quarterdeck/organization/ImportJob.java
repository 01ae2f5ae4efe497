package dev.quarterdeck.organization;

import dev.quarterdeck.access.EnabledUsers;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.platform.jobs.JobKind;
import dev.quarterdeck.platform.jobs.JobRun;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Brings files in, or shows what they would change, as a background job, in one transaction: a run
/// that is cut off changed nothing and is done again, and a second run of the same files changes
/// nothing.
final class ImportJob {

    static final String KIND = "import-organization";
    private static final int ATTEMPTS = 3;

    private final OrganizationImports imports;
    private final EnabledUsers users;
    private final JsonMapper json;

    ImportJob(OrganizationImports imports, EnabledUsers users, JsonMapper json) {
        this.imports = imports;
        this.users = users;
        this.json = json;
    }

    /// What the job keeps until it is over: who asked, and the files.
    private record Order(
            UUID user,
            String label,
            @Nullable UUID person,
            Set<Scope> scopes,
            @Nullable Boolean dry,
            boolean full,
            List<Upload> files) {

        /// The viewer with the scopes they had; the policy decides again when the job runs.
        Viewer viewer() {
            return new Viewer(user, label, person == null ? null : new PersonId(person), scopes);
        }
    }

    byte[] input(Viewer viewer, List<Upload> files, Wish wish) {
        var person = viewer.person();
        return json.writeValueAsBytes(
                new Order(
                        viewer.user(),
                        viewer.label(),
                        person == null ? null : person.value(),
                        viewer.scopes(),
                        !wish.apply(),
                        wish.full(),
                        files));
    }

    ImportReport report(String result) {
        return json.readValue(result, ImportReport.class);
    }

    JobKind kind() {
        return new JobKind(KIND, ATTEMPTS, this::run);
    }

    private String run(JobRun run) {
        var order = json.readValue(run.input(), Order.class);
        users.require(order.viewer());
        var wish = new Wish(!Boolean.TRUE.equals(order.dry()), order.full());
        return json.writeValueAsString(
                imports.runForAll(order.viewer(), order.files(), wish, run.progress()));
    }
}

package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lends the faces of access to the tests of other modules.
///
/// @param grants gives duties; `administrator` uses it
public record AccessForTests(Policy policy, Relations relations, Audit audit, Grants grants) {

    public static AccessForTests over(Database database, Clock clock, Path folder) {
        var ground = Ground.of(database, clock);
        ground.teachRowSecurity();
        var policy = new Policy(ground.matrix(), ground.current()::index, clock);
        var audit = new Audit(database, new AuditHeads(folder.resolve(Audit.HEADS)), policy, clock);
        return new AccessForTests(
                policy,
                new Relations(ground.current(), clock),
                audit,
                new Grants(ground, policy, audit));
    }

    /// Lends what knows who is disabled.
    public static EnabledUsers enabledUsers(Database database) {
        return new EnabledUsers(database);
    }

    /// Makes an administrator.
    public Viewer administrator(int number) {
        return administrator(number, null);
    }

    /// Makes an administrator who works here.
    public Viewer administrator(int number, @Nullable PersonId person) {
        var viewer = viewer(number, person);
        grants.appoint(Viewer.console(), viewer.user(), "tests", null);
        return viewer;
    }

    /// Makes an HR partner for everybody.
    public Viewer partner(int number) {
        var viewer = viewer(number, null);
        grants.give(
                Viewer.console(),
                new NewGrant(
                        viewer.user(),
                        Duty.HR_PARTNER,
                        null,
                        new GrantScope.Everything(),
                        "tests",
                        LocalDate.of(2026, 1, 1),
                        null));
        return viewer;
    }

    public static Viewer viewer(int number, @Nullable PersonId person) {
        return new Viewer(new UUID(7, number), "user" + number, person, EnumSet.allOf(Scope.class));
    }
}

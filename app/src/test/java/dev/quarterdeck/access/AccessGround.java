package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/// Lends the parts of access over a fresh database, with a clock that a test moves.
final class AccessGround implements AutoCloseable {

    final TurnedClock clock = new TurnedClock();
    final Database database = TestDatabase.open(List.of("access"));
    final Ground ground = Ground.of(database, clock);
    final Policy policy = new Policy(ground.matrix(), ground.current()::index, clock);
    final Relations relations = new Relations(ground.current(), clock);
    final Audit audit;
    final Grants grants;

    AccessGround(Path folder) {
        ground.teachRowSecurity();
        audit =
                new Audit(
                        database, new AuditHeads(folder.resolve("audit-heads.log")), policy, clock);
        grants = new Grants(ground, policy, audit);
    }

    static Viewer user(int number, PersonId person) {
        return new Viewer(new UUID(7, number), "user" + number, person, EnumSet.allOf(Scope.class));
    }

    void publish(OrganizationRelations all) {
        database.keep(sql -> relations.publish(sql, all));
    }

    List<UUID> seen(Viewer viewer, String recordClass) {
        return database.viewing(
                viewer.viewpoint(clock.day()),
                sql ->
                        sql.sql("select access.persons_seen(:class)")
                                .param("class", recordClass)
                                .query(UUID.class)
                                .list());
    }

    boolean sees(Viewer viewer, String recordClass) {
        return database.viewing(
                viewer.viewpoint(clock.day()),
                sql ->
                        sql.sql("select access.sees(:class)")
                                .param("class", recordClass)
                                .query(Boolean.class)
                                .single());
    }

    @Override
    public void close() {
        database.close();
    }

    /// A clock that stands still until it is turned.
    static final class TurnedClock extends Clock {

        private Instant now = Instant.parse("2026-04-01T09:00:00Z");

        void turnTo(LocalDate day) {
            now = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        }

        LocalDate day() {
            return LocalDate.ofInstant(now, ZoneOffset.UTC);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}

package dev.quarterdeck.organization;

import dev.quarterdeck.access.AccessForTests;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Lends the organisation over a fresh database, on 1 April 2026.
final class OrganizationGround implements AutoCloseable {

    final TurnedClock clock = new TurnedClock();
    final List<Object> events = new ArrayList<>();
    final Departures departures = new Departures(events::add, clock);
    final Database database = TestDatabase.open(List.of("access", "organization"));
    final AccessForTests access;
    final OrganizationLedger ledger;
    final Organization organization;
    final OrganizationImports imports;
    final Viewer administrator;

    OrganizationGround(Path folder) {
        access = AccessForTests.over(database, clock, folder);
        ledger =
                new OrganizationLedger(
                        access.policy(),
                        access.audit(),
                        new OrganizationWriter(),
                        new PublishedRelations(access.relations()),
                        departures);
        organization = new Organization(database, access.policy(), ledger, clock);
        imports = new OrganizationImports(database, access.policy(), ledger, access.audit(), clock);
        administrator = access.administrator(1);
    }

    /// Stands still until a test turns it.
    static final class TurnedClock extends Clock {

        Instant now = Instant.parse("2026-04-01T09:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    ImportReport apply(String... files) {
        return run(new Wish(true, false), files);
    }

    ImportReport run(Wish wish, String... files) {
        var uploads = new ArrayList<Upload>();
        for (int i = 0; i < files.length; i++) {
            uploads.add(new Upload("file" + i + ".csv", files[i].getBytes(StandardCharsets.UTF_8)));
        }
        return imports.run(administrator, uploads, wish, Progress.SILENT);
    }

    PersonId id(String number) {
        return organization.person(administrator, number).orElseThrow().id();
    }

    @Override
    public void close() {
        database.close();
    }
}

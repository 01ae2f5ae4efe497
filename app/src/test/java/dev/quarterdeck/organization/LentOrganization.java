package dev.quarterdeck.organization;

import dev.quarterdeck.access.LentPolicy;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;

/// Lends the real organisation, on a test's own database, to the tests of what stands on it.
public final class LentOrganization {

    private LentOrganization() {}

    /// Makes it as the server does.
    public static Organization on(Database database, LentPolicy lent, Clock clock) {
        return on(database, lent, clock, event -> {});
    }

    /// Makes it with somebody who hears of leavers.
    public static Organization on(
            Database database, LentPolicy lent, Clock clock, ApplicationEventPublisher events) {
        var ledger =
                new OrganizationLedger(
                        lent.policy(),
                        lent.audit(),
                        new OrganizationWriter(),
                        new PublishedRelations(lent.relations()),
                        new Departures(events, clock));
        return new Organization(database, lent.policy(), ledger, clock);
    }
}

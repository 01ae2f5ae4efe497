package dev.quarterdeck.organization;

import dev.quarterdeck.platform.Recent;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the last days that were looked at, whole, until the organisation changes.
///
/// The directory's rows are the same for everybody who is signed in, and so is the view of a day
/// before it is cut down to what one viewer may see; cutting is done for each request and never
/// kept. Which edition holds is read in the reader's own transaction, under the condition of the
/// directory's rows themselves: who sees none of them is handed nothing from memory.
final class DayViews {

    /// A day of 5,000 people takes about three megabytes.
    private static final int DAYS = 8;

    private final OrganizationStore store;
    private final Recent<LocalDate, Kept> kept = new Recent<>(DAYS);

    DayViews(OrganizationStore store) {
        this.store = store;
    }

    private record Kept(long edition, OrganizationDay day) {}

    /// Returns the whole of a day, for a viewer's own transaction.
    OrganizationDay of(JdbcClient sql, LocalDate day) {
        // The edition is read first: rows that are newer than it are looked at again, older ones
        // would stay.
        var edition = store.edition(sql).orElse(null);
        if (edition == null) {
            return DayView.of(store.on(sql, day), day);
        }
        return known(day, edition).orElseGet(() -> keep(day, edition, sql));
    }

    private Optional<OrganizationDay> known(LocalDate day, long edition) {
        return kept.find(day).filter(one -> one.edition() == edition).map(Kept::day);
    }

    private OrganizationDay keep(LocalDate day, long edition, JdbcClient sql) {
        var made = DayView.of(store.on(sql, day), day);
        kept.put(day, new Kept(edition, made));
        return made;
    }
}

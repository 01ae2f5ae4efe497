package dev.quarterdeck.access.signin;

import dev.quarterdeck.access.EmploymentEnded;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;

/// Ends the sign-in of people whose employment ended, in the transaction that ended it: their
/// user is disabled, their sessions and tokens are dead.
///
/// A person who comes back is enabled again by an administrator, not by the record alone; and
/// what an administrator enabled after the leaving stays so until they leave anew.
final class Leavers {

    private final Database database;
    private final Clock clock;
    private final Authority authority;

    Leavers(Database database, Clock clock, Authority authority) {
        this.database = database;
        this.clock = clock;
        this.authority = authority;
    }

    @EventListener
    void on(EmploymentEnded news) {
        database.keep(
                sql ->
                        UserStore.byPerson(sql, news.person())
                                .filter(User::isEnabled)
                                .filter(user -> !UserStore.wasEnabled(sql, user.id(), news.at()))
                                .ifPresent(
                                        user -> {
                                            var now = clock.instant();
                                            UserStore.disable(
                                                    sql, user.id(), now, news.viewer().label());
                                            SessionStore.endAll(sql, user.id(), null, now);
                                            authority.note(
                                                    sql,
                                                    news.viewer(),
                                                    "user.disable",
                                                    List.of(news.person()),
                                                    "user " + user.id());
                                        }));
    }
}

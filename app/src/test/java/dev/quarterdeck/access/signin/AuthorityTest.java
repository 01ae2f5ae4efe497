package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.AccessForTests;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {

    private static final UUID SOMEBODY = new UUID(7, 5);

    @TempDir private Path folder;

    @Test
    void keepsWhoIsVouchedForEveryDayAnAdministratorWithoutAGap() {
        var clock = new TestClock();
        try (var database = TestDatabase.open(List.of("access"))) {
            var access = AccessForTests.over(database, clock, folder);
            var authority = new Authority(access.policy(), access.grants(), access.audit());

            vouch(authority, clock);
            clock.pass(Duration.ofDays(1));
            vouch(authority, clock);
            clock.pass(Duration.ofDays(1));
            assertThat(authority.isAdministrator(SOMEBODY)).isTrue();

            clock.pass(Duration.ofDays(1));
            assertThat(authority.isAdministrator(SOMEBODY)).isFalse();
        }
    }

    @Test
    void givesNothingTwiceInOneDay() {
        var clock = new TestClock();
        try (var database = TestDatabase.open(List.of("access"))) {
            var access = AccessForTests.over(database, clock, folder);
            var authority = new Authority(access.policy(), access.grants(), access.audit());

            vouch(authority, clock);
            vouch(authority, clock);

            assertThat(access.grants().heldBy(SOMEBODY)).hasSize(1);
        }
    }

    private static void vouch(Authority authority, TestClock clock) {
        var until = LocalDate.now(clock).plusDays(Grants.VOUCHED_DAYS);
        authority.appoint(Viewer.console(), SOMEBODY, "vouched for", until);
    }
}

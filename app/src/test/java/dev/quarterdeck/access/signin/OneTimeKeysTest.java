package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Holds the terminal's key to one use, by one person, for ten minutes.
class OneTimeKeysTest {

    private static final UUID MAREN = new UUID(1, 1);

    private final TestClock clock = new TestClock();
    private final OneTimeKeys keys = new OneTimeKeys(clock);

    private String made() {
        return keys.make(MAREN).replace("/sign-in/once?key=", "");
    }

    @Test
    void letsItsUserInOnce() {
        var key = made();

        assertThat(key).hasSize(43);
        assertThat(keys.take(key)).contains(MAREN);
        assertThat(keys.take(key)).isEmpty();
    }

    @Test
    void isNotUsedUpByAGuess() {
        var key = made();

        assertThat(keys.take("")).isEmpty();
        assertThat(keys.take(key.substring(1))).isEmpty();
        assertThat(keys.take(key)).contains(MAREN);
    }

    @Test
    void diesAfterTenMinutes() {
        var key = made();
        clock.pass(Duration.ofMinutes(10));

        assertThat(keys.take(key)).isEmpty();
    }

    @Test
    void diesWhenAnotherIsMade() {
        var first = made();
        var second = made();

        assertThat(second).isNotEqualTo(first);
        assertThat(keys.take(first)).isEmpty();
        assertThat(keys.take(second)).contains(MAREN);
    }

    @Test
    void isThereForNobodyBeforeItIsMade() {
        assertThat(keys.take("")).isEmpty();
    }

    @Test
    void letsInOneOfManyWhoComeAtOnce() throws Exception {
        var key = made();
        try (var crowd = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> comes = () -> keys.take(key).isPresent();
            var all = crowd.invokeAll(java.util.Collections.nCopies(64, comes));
            int in = 0;
            for (var one : all) {
                in += one.get() ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
        }
    }
}

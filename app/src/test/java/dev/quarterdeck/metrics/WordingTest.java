package dev.quarterdeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.Share;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void neverSaysAllOrNothingOfAPart() {
        assertThat(Wording.percent(new Share(1, 1_000))).isEqualTo("<1%");
        assertThat(Wording.percent(new Share(999, 1_000))).isEqualTo(">99%");
        assertThat(Wording.percent(new Share(0, 5))).isEqualTo("0%");
        assertThat(Wording.percent(new Share(5, 5))).isEqualTo("100%");
    }

    @Test
    void doesNotKnowTheShareOfNothing() {
        Quantity nothing = new Quantity.Part(new Share(0, 0), "releases");
        assertThat(Wording.isKnown(nothing)).isFalse();
        assertThat(Wording.of(nothing)).isEqualTo("not known: there are no releases");
    }

    @Test
    void saysTimesInTheUnitThatSuitsThem() {
        assertThat(Wording.span(Duration.ZERO)).isEqualTo("0 s");
        assertThat(Wording.span(Duration.ofSeconds(42))).isEqualTo("42 s");
        assertThat(Wording.span(Duration.ofMinutes(7))).isEqualTo("7 min");
        assertThat(Wording.span(Duration.ofHours(5))).isEqualTo("5 h");
        assertThat(Wording.span(Duration.ofMinutes(90))).isEqualTo("1.5 h");
        assertThat(Wording.span(Duration.ofMinutes(5_472))).isEqualTo("3.8 d");
        assertThat(Wording.span(Duration.ofDays(50))).isEqualTo("50 d");
        assertThat(Wording.span(Duration.ofHours(1_210))).isEqualTo("50 d");
    }

    @Test
    void saysOneOfAThingInTheSingular() {
        assertThat(Wording.of(new Quantity.Count(1, "changes"))).isEqualTo("1 change");
        assertThat(Wording.of(new Quantity.Count(2_232, "changes"))).isEqualTo("2,232 changes");
    }

    @Test
    void readsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Wording.of(new Quantity.PerWeek(1_234.5, "items")))
                    .isEqualTo("1,235 items a week");
            assertThat(Wording.decimal(12.44)).isEqualTo("12.4");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property(seed = "20261122")
    void roundsAShareToAtMostHalfAPoint(
            @ForAll @LongRange(max = 5_000) long part, @ForAll @LongRange(max = 5_000) long rest) {
        Share share = new Share(part, part + rest);
        String words = Wording.percent(share);
        assertThat(words.equals("100%")).isEqualTo(share.isKnown() && rest == 0);
        assertThat(words.equals("0%")).isEqualTo(share.isKnown() && part == 0);
    }
}

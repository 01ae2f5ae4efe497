package dev.quarterdeck.metrics.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.metrics.board.Board.Habits;
import dev.quarterdeck.metrics.board.Board.InHand;
import dev.quarterdeck.metrics.board.Board.Stages;
import dev.quarterdeck.metrics.board.ProcessChange.Sign;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessChangeTest {

    private static final Habits CALM = new Habits(40, 2, 90L, 30, 6);

    private static Stages stages(int changes, int pickup) {
        return new Stages(
                changes,
                Duration.ofHours(10),
                Duration.ofHours(pickup),
                Duration.ofHours(5),
                Duration.ofHours(5),
                Duration.ofHours(10));
    }

    private static List<InHand> inHand(int days, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        at ->
                                new InHand(
                                        "A-" + at,
                                        "Story",
                                        "In Progress",
                                        Duration.ofDays(days),
                                        false,
                                        Duration.ZERO))
                .toList();
    }

    @Test
    void saysTheSignThatExceedsItsLimitTheMost() {
        // 30 of 60 hours wait for the first answer: 50 % against 40 %, 1.25 times the limit. Of 40
        // changes 6 were not reviewed: 15 % against 10 %, 1.5 times.
        var habits = new Habits(40, 6, 90L, 30, 6);

        var signs = ProcessChange.signs(stages(40, 30), habits, List.of(), null);

        assertThat(signs).extracting(sign -> Math.round(sign.times() * 100)).startsWith(150L, 125L);
        assertThat(ProcessChange.chosen(signs))
                .hasValueSatisfying(
                        sign -> {
                            assertThat(sign.value()).isEqualTo("15% (6 of 40)");
                            assertThat(sign.change()).startsWith("Ask for one review");
                        });
    }

    @Test
    void saysNothingWhenNoSignReachesItsLimit() {
        var signs = ProcessChange.signs(stages(40, 10), CALM, inHand(2, 8), Duration.ofDays(9));

        assertThat(signs).hasSize(5).noneMatch(Sign::isReached);
        assertThat(ProcessChange.chosen(signs)).isEmpty();
    }

    @Test
    void takesNoSignFromFewThings() {
        var few = new Habits(9, 9, 2_000L, 9, 9);

        var signs = ProcessChange.signs(stages(9, 90), few, inHand(90, 4), Duration.ofDays(9));

        assertThat(signs).extracting(Sign::times).containsOnly(0.0);
    }

    @Test
    void countsWorkOlderThanMostOfWhatWasFinished() {
        var signs = ProcessChange.signs(stages(40, 10), CALM, inHand(10, 6), Duration.ofDays(9));

        assertThat(ProcessChange.chosen(signs)).map(Sign::value).hasValue("100% (6 of 6)");
    }
}

package dev.quarterdeck.planning.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.planning.baselines.Baseline.Said;
import dev.quarterdeck.planning.baselines.BaselineCourse.Now;
import dev.quarterdeck.planning.baselines.BaselineCourse.Verdict;
import dev.quarterdeck.portfolio.Initiative.Stage;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");
    private static final Verdicts VERDICTS = new Verdicts(TODAY);

    @Test
    void holdsTheDayByWhichItHadToBeBeforeTheForecast() {
        var late = VERDICTS.of(said("2026-06-10", "2026-06-30"), done("2026-06-24"));
        var fine = VERDICTS.of(said(null, "2026-06-30"), done("2026-06-24"));

        assertThat(late.verdict()).isEqualTo(Verdict.DONE_LATE);
        assertThat(late.words()).isEqualTo("Done on 2026-06-24, 2.0 weeks after 2026-06-10.");
        assertThat(fine.verdict()).isEqualTo(Verdict.DONE_IN_TIME);
    }

    @Test
    void holdsForDoneWhatIsDoneByItsItemsWhateverItsStageSays() {
        var quiet =
                new Now(Stage.RUNNING, LocalDate.parse("2026-05-20"), null, 0, null, null, null);

        var line = VERDICTS.of(said("2026-06-10", "2026-06-30"), quiet);

        assertThat(line.verdict()).isEqualTo(Verdict.DONE_IN_TIME);
        assertThat(line.words()).isEqualTo("Done on 2026-05-20, by 2026-06-10 as said.");
    }

    @Test
    void tellsTheWeeksByWhichTheSureDayMoved() {
        var later = VERDICTS.of(said("2026-12-01", "2026-09-01"), open("2026-09-15"));
        var sooner = VERDICTS.of(said("2026-12-01", "2026-09-15"), open("2026-09-01"));
        var same = VERDICTS.of(said("2026-12-01", "2026-09-01"), open("2026-09-07"));

        assertThat(later.verdict()).isEqualTo(Verdict.LATER);
        assertThat(later.words()).isEqualTo("85% sure 2.0 weeks later than said.");
        assertThat(sooner.verdict()).isEqualTo(Verdict.SOONER);
        assertThat(sooner.weeks()).isEqualTo(-2.0);
        assertThat(same.verdict()).isEqualTo(Verdict.ON_DAY);
    }

    @Test
    void missesADayThatIsOverAndNotTheLastOne() {
        assertThat(VERDICTS.of(said("2026-06-30", null), open("2026-09-01")).verdict())
                .isEqualTo(Verdict.MISSED);
        assertThat(VERDICTS.of(said("2026-07-01", null), open("2026-09-01")).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void dropsWhatNobodyWantsOrKnowsAnyMore() {
        var idea = new Now(Stage.IDEA, null, null, 0, null, null, null);

        assertThat(VERDICTS.of(said(null, "2026-09-01"), idea).words())
                .isEqualTo("Back to idea since.");
        assertThat(VERDICTS.of(said(null, "2026-09-01"), null).verdict())
                .isEqualTo(Verdict.DROPPED);
    }

    private static Said said(@Nullable String must, @Nullable String p85) {
        return new Said(
                new UUID(0, 1),
                "PAY-1",
                "Pay",
                Stage.RUNNING,
                1,
                day(must),
                10,
                null,
                null,
                day(p85),
                null,
                null,
                null);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static Now done(String day) {
        return new Now(Stage.DONE, LocalDate.parse(day), null, 0, null, null, null);
    }

    private static Now open(String p85) {
        return new Now(Stage.RUNNING, null, null, 5, null, LocalDate.parse(p85), null);
    }
}

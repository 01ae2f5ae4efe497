package dev.quarterdeck.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/// Holds how often suggestions are right, on a town whose truth is known.
class MatchQualityTest {

    /// What came of the accounts of one kind.
    private static final class Tally {
        int all;
        int right;
        int wrong;
        int offered;
        int certainWrong;
        int strong;
        int strongWrong;

        @Override
        public String toString() {
            return "%d: %d right, %d wrong, %d right among several, %d none; strong %d, wrong %d"
                    .formatted(
                            all,
                            right,
                            wrong,
                            offered,
                            all - right - wrong - offered,
                            strong,
                            strongWrong);
        }
    }

    private static Map<String, Tally> tallies(long seed) {
        var town = new MessyTown(seed, 5_000);
        var accounts = town.accounts(1_500);
        var found =
                new PersonMatcher(town.persons(), new BotSigns(List.of(), List.of()))
                        .resolve(accounts.stream().map(MessyTown.Owned::traces).toList());
        var tallies = new TreeMap<String, Tally>();
        for (int i = 0; i < accounts.size(); i++) {
            count(
                    tallies.computeIfAbsent(accounts.get(i).kind(), _ -> new Tally()),
                    accounts.get(i),
                    found.get(i));
        }
        return tallies;
    }

    private static void count(Tally tally, MessyTown.Owned account, Match match) {
        tally.all++;
        switch (match) {
            case Match.Suggested one -> {
                boolean right = one.best().person().equals(account.owner());
                boolean strong = one.best().confidence().compareTo(Confidence.STRONG) <= 0;
                tally.right += right ? 1 : 0;
                tally.wrong += right ? 0 : 1;
                tally.strong += strong ? 1 : 0;
                tally.strongWrong += strong && !right ? 1 : 0;
                tally.certainWrong +=
                        !right && one.best().confidence() == Confidence.CERTAIN ? 1 : 0;
            }
            case Match.Ambiguous several ->
                    tally.offered +=
                            several.candidates().stream()
                                            .anyMatch(one -> one.person().equals(account.owner()))
                                    ? 1
                                    : 0;
            case Match.Program _, Match.Nobody _ -> tally.right += account.owner() == null ? 1 : 0;
        }
    }

    private static int sum(Map<String, Tally> tallies, ToIntFunction<Tally> figure) {
        return tallies.values().stream().mapToInt(figure).sum();
    }

    /// Outsiders are counted apart: one who bears the whole name of somebody inside cannot be told
    /// from them by likeness, which is why nothing but a work address is ever linked by itself.
    @Test
    void isRightMoreOftenThanTheBars() {
        var tallies = tallies(20_261_121);
        var outsiders = tallies.remove("outsider");
        var words = tallies.toString().replace("none", "none\n") + "outsiders " + outsiders;

        assertThat(sum(tallies, one -> one.certainWrong)).as(words).isZero();
        assertThat(sum(tallies, one -> one.strongWrong)).as(words).isLessThanOrEqualTo(2);
        assertThat(sum(tallies, one -> one.wrong)).as(words).isLessThanOrEqualTo(4);
        assertThat(sum(tallies, one -> one.right)).as(words).isGreaterThan(950);
        assertThat(sum(tallies, one -> one.right + one.offered)).as(words).isGreaterThan(1_150);
        assertThat(outsiders.certainWrong).as(words).isZero();
        assertThat(outsiders.wrong).as(words).isLessThan(outsiders.all / 3);
    }
}

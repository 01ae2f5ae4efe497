package dev.quarterdeck.benchmarks;

import dev.quarterdeck.engine.identity.AccountTraces;
import dev.quarterdeck.engine.identity.BotSigns;
import dev.quarterdeck.engine.identity.KnownPerson;
import dev.quarterdeck.engine.identity.Match;
import dev.quarterdeck.engine.identity.PersonMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Measures how long 1,500 accounts take to meet 5,000 persons, preparing the persons included.
///
/// The first shot counts as well: an import runs once, on a cold virtual machine.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 5)
@State(Scope.Benchmark)
public class IdentityBenchmark {

    private static final String[] GIVEN =
            "Ada Bram Cleo Odile Hamid Zoe Lukas Mei Olga Ravi Anna Maria Jan Peter Thomas"
                    .split(" ");
    private static final String[] HEADS =
            "Bar Tide Quil Mar Har Wal Stor Bek Lun Ost Ven".split(" ");
    private static final String[] TAILS =
            "bour water ler shaw den ton berg man wick sen ova".split(" ");

    private final List<KnownPerson> persons = new ArrayList<>();
    private final List<AccountTraces> accounts = new ArrayList<>();

    /// Invents the organisation and the accounts; the names repeat, as they do in life.
    @Setup
    public void invent() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            var name = name(random);
            var address = address(name, i, "harbor.example");
            persons.add(
                    new KnownPerson(new UUID(7, i), List.of(name), List.of(address), List.of()));
        }
        for (int i = 0; i < 1_500; i++) {
            var name = random.nextInt(3) == 0 ? name(random) : persons.get(i).names().getFirst();
            accounts.add(new AccountTraces("git", "", name, address(name, i % 9, "mail.example")));
        }
    }

    private static String name(SplittableRandom random) {
        return GIVEN[random.nextInt(GIVEN.length)]
                + " "
                + HEADS[random.nextInt(HEADS.length)]
                + TAILS[random.nextInt(TAILS.length)];
    }

    private static String address(String name, int number, String domain) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + number + "@" + domain;
    }

    /// Suggests an owner for every account.
    @Benchmark
    public List<Match> meet() {
        return new PersonMatcher(persons, new BotSigns(List.of(), List.of())).resolve(accounts);
    }
}

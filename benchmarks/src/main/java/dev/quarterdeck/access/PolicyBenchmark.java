package dev.quarterdeck.access;

import dev.quarterdeck.access.RelationIndex.Membership;
import dev.quarterdeck.engine.DateRange;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// Measures one decision among 5,000 persons with ten years of changes.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class PolicyBenchmark {

    private static final int PERSONS = 5_000;
    private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
    private static final UUID TEAM = new UUID(1, 1);
    private static final Clock TODAY =
            Clock.fixed(Instant.parse("2026-04-01T09:00:00Z"), ZoneOffset.UTC);

    private final Random random = new Random(1);
    private final List<PersonId> persons = new ArrayList<>();
    private @Nullable Policy policy;

    /// Publishes the organisation into an index.
    @Setup
    public void publish() {
        for (int i = 0; i < PERSONS; i++) {
            persons.add(new PersonId(new UUID(random.nextLong(), random.nextLong())));
        }
        var lines = new ArrayList<Line>();
        var members = new ArrayList<Membership>();
        for (int i = 1; i < PERSONS; i++) {
            addTenYears(i, lines);
            members.add(
                    new Membership(persons.get(i).value(), TEAM, Span.of(DateRange.since(FIRST))));
        }
        var closure = new Closure(Relations.links(lines), "person").all();
        var index = RelationIndex.of(1, closure, members, List.of(partner()));
        policy = new Policy(Matrix.load(), () -> index, TODAY);
    }

    private void addTenYears(int person, List<Line> lines) {
        for (int year = 0; year < 10; year += 2) {
            int manager = Math.max(0, (person - 1) / 8 - random.nextInt(3));
            var from = FIRST.plusYears(year);
            var until = year == 8 ? null : from.plusYears(2);
            var range = new DateRange(from, until);
            lines.add(
                    new Line(persons.get(person), persons.get(manager), Line.Kind.PRIMARY, range));
        }
    }

    private static Grant partner() {
        return new Grant(
                new UUID(3, 3),
                new UUID(2, 2),
                Duty.HR_PARTNER,
                null,
                new GrantScope.Team(TEAM, "Harbour"),
                "annual review",
                DateRange.since(FIRST),
                new UUID(2, 1),
                Instant.EPOCH,
                null);
    }

    /// Asks about a random person as the head of all, who manages them through several levels.
    @Benchmark
    public @Nullable Decision asHead() {
        return decide(new UUID(2, 3), persons.getFirst());
    }

    /// Asks about a random person as a random colleague, who is refused.
    @Benchmark
    public @Nullable Decision asColleague() {
        return decide(new UUID(2, 3), persons.get(random.nextInt(PERSONS)));
    }

    /// Asks about a random person as an HR partner by grant.
    @Benchmark
    public @Nullable Decision asPartner() {
        return decide(new UUID(2, 2), null);
    }

    private @Nullable Decision decide(UUID user, @Nullable PersonId person) {
        var viewer =
                new Viewer(user, "user", person, EnumSet.allOf(dev.quarterdeck.access.Scope.class));
        var subject = persons.get(random.nextInt(PERSONS));
        var record = ProtectedRecord.about(FieldClass.LEAVE, subject);
        return policy == null ? null : policy.may(viewer, Action.SEE, record);
    }
}

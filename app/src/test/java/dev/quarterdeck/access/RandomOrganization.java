package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Makes organisations with reorganisations, stand-ins, dotted lines, leavers and re-hires, the
/// same ones from the same seed. A person reports only to somebody with a smaller number, so
/// there is no circle.
final class RandomOrganization {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final int DAYS = 60;

    private final Random random;
    final List<PersonId> persons = new ArrayList<>();
    final List<UUID> teams = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    final List<Belonging> belongings = new ArrayList<>();
    final List<TeamNode> nodes = new ArrayList<>();

    RandomOrganization(long seed, int size) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            persons.add(new PersonId(new UUID(random.nextLong(), random.nextLong())));
        }
        for (int i = 0; i < Math.max(2, size / 4); i++) {
            teams.add(new UUID(random.nextLong(), random.nextLong()));
        }
        for (int i = 1; i < size; i++) {
            reportThroughTime(i);
        }
        for (int i = 0; i < teams.size(); i++) {
            nodes.add(
                    new TeamNode(
                            teams.get(i), i == 0 ? null : teams.get(random.nextInt(i)), any()));
        }
        for (var person : persons) {
            belongings.add(new Belonging(person, pick(teams), any()));
            if (random.nextInt(4) == 0) {
                belongings.add(new Belonging(person, pick(teams), any()));
            }
        }
    }

    private void reportThroughTime(int person) {
        int day = random.nextInt(5);
        while (day < DAYS) {
            int length = 1 + random.nextInt(DAYS);
            var until = random.nextInt(3) == 0 ? null : FIRST.plusDays(day + length);
            add(person, Line.Kind.PRIMARY, new DateRange(FIRST.plusDays(day), until));
            if (until == null) {
                break;
            }
            day += length + random.nextInt(3);
        }
        if (random.nextInt(4) == 0) {
            add(person, Line.Kind.INTERIM, any());
        }
        if (random.nextInt(4) == 0) {
            add(person, Line.Kind.DOTTED, any());
        }
    }

    private void add(int person, Line.Kind kind, DateRange range) {
        var manager = persons.get(random.nextInt(person));
        lines.add(new Line(persons.get(person), manager, kind, range));
    }

    DateRange any() {
        var from = FIRST.plusDays(random.nextInt(DAYS));
        return new DateRange(
                from, random.nextBoolean() ? null : from.plusDays(1 + random.nextInt(DAYS)));
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    LocalDate anyDay() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    Random random() {
        return random;
    }

    OrganizationRelations relations() {
        return new OrganizationRelations(new LinkedHashSet<>(persons), lines, belongings, nodes);
    }
}

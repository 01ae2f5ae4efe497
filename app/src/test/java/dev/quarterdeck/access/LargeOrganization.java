package dev.quarterdeck.access;

import dev.quarterdeck.engine.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Makes a company of many persons with ten years of changes, the same one from the same seed.
final class LargeOrganization {

    static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final int SPAN = 8;

    private LargeOrganization() {}

    /// Makes it with eight people under each manager, so 5,000 persons stand five levels deep;
    /// everybody changes manager and team about every second year.
    static OrganizationRelations of(int size, long seed) {
        var random = new Random(seed);
        var persons = new ArrayList<PersonId>();
        for (int i = 0; i < size; i++) {
            persons.add(new PersonId(new UUID(random.nextLong(), random.nextLong())));
        }
        var teams = new ArrayList<UUID>();
        var nodes = new ArrayList<TeamNode>();
        for (int i = 0; i < size / SPAN; i++) {
            teams.add(new UUID(random.nextLong(), random.nextLong()));
            var parent = i == 0 ? null : teams.get((i - 1) / SPAN);
            nodes.add(new TeamNode(teams.get(i), parent, DateRange.since(FIRST)));
        }
        var lines = new ArrayList<Line>();
        var belongings = new ArrayList<Belonging>();
        for (int i = 0; i < size; i++) {
            for (var range : periods(random)) {
                if (i > 0) {
                    // Somebody else of the same level, so that the depth stays as it is.
                    int usual = (i - 1) / SPAN;
                    int level = Math.max(1, usual / 4);
                    int manager = Math.max(0, usual - random.nextInt(level));
                    lines.add(
                            new Line(
                                    persons.get(i),
                                    persons.get(manager),
                                    Line.Kind.PRIMARY,
                                    range));
                }
                belongings.add(
                        new Belonging(
                                persons.get(i), teams.get(random.nextInt(teams.size())), range));
            }
        }
        return new OrganizationRelations(new LinkedHashSet<>(persons), lines, belongings, nodes);
    }

    private static List<DateRange> periods(Random random) {
        var periods = new ArrayList<DateRange>();
        var from = FIRST.plusDays(random.nextInt(700));
        while (from.isBefore(TODAY.minusDays(60))) {
            var until = from.plusDays(200 + random.nextInt(1100));
            boolean last = !until.isBefore(TODAY);
            periods.add(new DateRange(from, last ? null : until));
            from = until;
        }
        return periods;
    }
}

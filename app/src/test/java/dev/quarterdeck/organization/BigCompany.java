package dev.quarterdeck.organization;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;

/// Invents a company of a given size with ten years of changes, the same for each seed.
///
/// Eight people report to each manager; managers of managers up to one at the top. Every year
/// people change teams and managers, some leave and some come back.
public final class BigCompany {

    private static final int FAN_OUT = 8;
    private static final LocalDate START = LocalDate.of(2016, 1, 4);

    private final int persons;
    private final Random random;

    public BigCompany(int persons, long seed) {
        this.persons = persons;
        this.random = new Random(seed);
    }

    /// Writes a people file: each person's first row and about `changes` more.
    public byte[] peopleCsv(int changes) {
        var csv =
                new StringBuilder(
                        "employee_number,name,email,from,until,manager,team,share,location\n");
        for (int person = 0; person < persons; person++) {
            person(csv, person, START, null, manager(person));
        }
        int each = Math.max(1, changes / persons);
        for (int person = 1; person < persons; person++) {
            changes(csv, person, each);
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void changes(StringBuilder csv, int person, int count) {
        long span = 3_600 / count;
        for (int change = 0; change < count; change++) {
            var day =
                    START.plusDays(
                            30 + change * span + random.nextInt((int) Math.max(1, span - 1)));
            // A transfer goes to somebody nearer the top, so that no circle arises.
            int manager =
                    random.nextInt(3) == 0
                            ? random.nextInt(Math.max(1, person / 4 + 1))
                            : manager(person);
            if (manager >= person) {
                manager = manager(person);
            }
            person(csv, person, day, null, manager);
        }
        if (random.nextInt(10) == 0) {
            var left = START.plusDays(3_640);
            person(csv, person, left.minusDays(5), left, manager(person));
        }
    }

    private static int manager(int person) {
        return person == 0 ? -1 : (person - 1) / FAN_OUT;
    }

    private void person(
            StringBuilder csv, int person, LocalDate from, LocalDate until, int manager) {
        csv.append("E%05d,Person %05d,p%05d@example.org,".formatted(person, person, person))
                .append(from)
                .append(',')
                .append(until == null ? "" : until)
                .append(',')
                .append(manager < 0 ? "none" : "E%05d".formatted(manager))
                .append(",team-")
                .append(manager < 0 ? 0 : manager / 2 + random.nextInt(2))
                .append(",100,")
                .append(person % 7 == 0 ? "Berlin" : "Lisbon")
                .append('\n');
    }

    /// Writes a leave file with about so many rows.
    public byte[] leaveCsv(int rows) {
        var csv = new StringBuilder("employee_number,kind,from,until\n");
        int each = Math.max(1, rows / persons);
        for (int person = 0; person < persons; person++) {
            long span = 3_500 / each;
            for (int leave = 0; leave < each; leave++) {
                var from = START.plusDays(10 + leave * span);
                csv.append(
                        "E%05d,vacation,%s,%s\n"
                                .formatted(person, from, from.plusDays(Math.max(1, span / 3))));
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}

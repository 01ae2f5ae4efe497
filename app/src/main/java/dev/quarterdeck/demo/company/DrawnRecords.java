package dev.quarterdeck.demo.company;

import dev.quarterdeck.demo.company.LittleCompany.Colleague;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Draws what nobody would write down one by one: skills, and accounts in git and tracker.
///
/// Of the accounts one in six belongs to nobody yet, and two to programs, so that there is
/// something to review.
final class DrawnRecords {

    private static final int UNMATCHED_IN = 6;
    private static final Map<String, List<String>> SKILLS =
            Map.of(
                    "piloting", List.of("Java", "PostgreSQL", "Radar protocols", "Kafka"),
                    "tides", List.of("Python", "Hydrology", "Statistics", "Java"),
                    "berths", List.of("TypeScript", "Java", "Optimisation", "Accessibility"),
                    "cranes", List.of("PLC programming", "Rust", "Functional safety", "C++"),
                    "platform", List.of("Kubernetes", "Go", "Observability", "Security review"));

    private final List<Colleague> colleagues;
    private final LocalDate today;
    private final long seed;

    DrawnRecords(List<Colleague> colleagues, LocalDate today, long seed) {
        this.colleagues = colleagues;
        this.today = today;
        this.seed = seed;
    }

    // Random, not SplittableRandom: its numbers are specified, so they stay the same for ever.
    private Random random(String of) {
        return new Random(seed * 31 + of.hashCode());
    }

    String skills() {
        var lines = new ArrayList<>(List.of("employee_number,skill,level,declared_by,from"));
        for (var one : engineers()) {
            var random = random("skill" + one.number());
            var known = new ArrayList<>(SKILLS.getOrDefault(one.team(), List.of()));
            Collections.shuffle(known, random);
            known.stream()
                    .limit(2 + random.nextInt(2))
                    .map(skill -> skill(one, skill, random))
                    .forEach(lines::add);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String skill(Colleague one, String skill, Random random) {
        var level = 2 + random.nextInt(4);
        var by = random.nextBoolean() ? "self" : "manager";
        return "%s,%s,%d,%s,%s".formatted(one.number(), skill, level, by, one.from());
    }

    // Of those whom the written files know by skill or account nothing is drawn.
    private List<Colleague> engineers() {
        return colleagues.stream()
                .filter(one -> SKILLS.containsKey(one.team()) && !one.from().isAfter(today))
                .filter(one -> !List.of("H007", "H008", "H025").contains(one.number()))
                .toList();
    }

    String accounts() {
        var lines = new ArrayList<>(List.of("tool,account,name,addresses,employee_number,from"));
        for (var one : engineers()) {
            var random = random("account" + one.number());
            lines.add(account("git", one, random));
            lines.add(account("jira", one, random));
        }
        for (var one : colleagues) {
            // The host of code knows its people by the company's own sign-in.
            lines.add(
                    "github,%s,%s,%s,%s,%s"
                            .formatted(
                                    one.account(),
                                    one.name(),
                                    one.address(),
                                    one.number(),
                                    one.from()));
        }
        lines.add("git,harbor-bot,harbor-bot,bot@harbor.example,,");
        lines.add("jira,release-robot,Release Robot,robot@harbor.example,,");
        return String.join("\n", lines) + "\n";
    }

    private static String account(String tool, Colleague one, Random random) {
        var login = one.address().replaceAll("@.*", "");
        if (random.nextInt(UNMATCHED_IN) > 0) {
            return "%s,%s,%s,%s,%s,%s"
                    .formatted(tool, login, one.name(), one.address(), one.number(), one.from());
        }
        var first = one.name().split(" ")[0].toLowerCase(Locale.ROOT);
        var key = first + random.nextInt(10, 100);
        return "%s,%s,%s,%s@home.example,,".formatted(tool, key, one.name(), key);
    }
}

package dev.quarterdeck.benchmarks;

import java.time.Instant;
import java.util.Random;

/// Writes an export of the little company's tracker: NDJSON with change logs, people and long
/// texts as a real one has.
final class LittleCompanyTracker {

    private static final Instant START = Instant.parse("2023-01-02T09:00:00Z");
    private static final String[] WAY = {"To Do", "In Progress", "In Review", "Done"};

    private final Random random;

    LittleCompanyTracker() {
        this(7);
    }

    /// @param seed of what is drawn
    LittleCompanyTracker(long seed) {
        random = new Random(seed);
    }

    /// Returns one issue per line.
    String lines(int issues) {
        StringBuilder text = new StringBuilder(issues * 3_000);
        for (int number = 1; number <= issues; number++) {
            issue(text, number);
        }
        return text.toString();
    }

    private void issue(StringBuilder text, int number) {
        Instant created = START.plusSeconds(3_600L * number);
        int steps = random.nextInt(WAY.length);
        text.append("{\"key\":\"HARBOR-").append(number);
        text.append("\",\"fields\":{\"summary\":\"Berth ").append(number);
        text.append("\",\"description\":\"").append("A long description of the work. ".repeat(40));
        text.append("\",\"issuetype\":{\"name\":\"").append(number % 4 == 0 ? "Bug" : "Story");
        text.append("\",\"subtask\":false},\"status\":{\"name\":\"").append(WAY[steps]);
        text.append("\",\"id\":\"").append(steps).append("\"},\"created\":\"").append(created);
        text.append("\",\"updated\":\"").append(at(created, steps)).append("\",");
        if (steps == WAY.length - 1) {
            text.append("\"resolution\":{\"name\":\"Done\"},\"resolutiondate\":\"");
            text.append(at(created, steps)).append("\",");
        }
        text.append("\"fixVersions\":[{\"name\":\"2.4\",\"released\":false}]},");
        text.append("\"changelog\":{\"startAt\":0,\"total\":").append(steps);
        text.append(",\"histories\":[");
        for (int step = 1; step <= steps; step++) {
            change(text, created, step);
        }
        text.append("]}}\n");
    }

    private static void change(StringBuilder text, Instant created, int step) {
        text.append(step > 1 ? "," : "").append("{\"author\":{\"displayName\":\"Invented\"},");
        text.append("\"created\":\"").append(at(created, step));
        text.append("\",\"items\":[{\"field\":\"status\",\"fromString\":\"").append(WAY[step - 1]);
        text.append("\",\"toString\":\"").append(WAY[step]).append("\"}]}");
    }

    private static Instant at(Instant created, int step) {
        return created.plusSeconds(90_000L * step);
    }
}

package dev.quarterdeck.demo.company;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Draws how people applied to the little company in the last year and a half, as a file of their
/// stays in stages; an application is a number and nobody in particular.
final class HiringStory {

    private static final int WEEKS = 78;
    private static final double A_WEEK = 3.2;
    private static final List<Stage> STAGES =
            List.of(
                    new Stage("screen", Duration.ofDays(6), 45),
                    new Stage("talk", Duration.ofDays(9), 50),
                    new Stage("panel", Duration.ofDays(14), 45),
                    new Stage("offer", Duration.ofDays(6), 75));

    /// Two of three apply as engineers.
    private static final List<String> ROLES =
            List.of("engineer", "engineer", "engineer", "engineer", "designer", "analyst");

    private final LocalDate today;
    private final Draw draw;
    private final List<String> lines =
            new ArrayList<>(List.of("application,stage,entered,left,outcome,role"));

    /// @param passed of a hundred who go on
    private record Stage(String name, Duration median, int passed) {}

    HiringStory(LocalDate today, long seed) {
        this.today = today;
        this.draw = new Draw(seed, "hiring");
    }

    String candidates() {
        int number = 0;
        for (int week = WEEKS; week > 0; week--) {
            for (int i = draw.arrivals(A_WEEK); i > 0; i--) {
                number++;
                var day = Draw.nextWorkday(today.minusWeeks(week).plusDays(draw.below(5)));
                apply("A-%04d".formatted(number), draw.of(ROLES), day);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private void apply(String application, String role, LocalDate applied) {
        var entered = applied;
        for (var stage : STAGES) {
            var lasting = draw.lasting(stage.median(), 0.5);
            boolean isPassed = draw.below(100) < stage.passed();
            var left = Draw.nextWorkday(entered.plusDays(Math.max(1, lasting.toDays())));
            // Of today nothing has happened yet.
            boolean isOpen = !left.isBefore(today);
            lines.add(
                    "%s,%s,%s,%s,%s,%s"
                            .formatted(
                                    application,
                                    stage.name(),
                                    entered,
                                    isOpen ? "" : left,
                                    isOpen ? "open" : isPassed ? "passed" : "ended",
                                    role));
            if (isOpen || !isPassed) {
                return;
            }
            entered = left;
        }
    }
}

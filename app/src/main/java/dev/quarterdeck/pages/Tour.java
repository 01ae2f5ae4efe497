package dev.quarterdeck.pages;

import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.TourStep;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Leads a newcomer over five pages; which step it is stands in the address, so it can be left,
/// resumed and linked to.
final class Tour {

    private static final String STEP = "tour";
    private static final int PAST_MONTHS = 18;

    /// A step. @param path where it takes place @param past whether it looks at a day 18 months ago
    private record Step(String path, boolean past, String title, String words) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step(
                            "/",
                            false,
                            "What needs you",
                            "The brief puts what wants a decision first, then what moved. It can be taken away as text for a page or a message."),
                    new Step(
                            "/delivery",
                            false,
                            "What really happened",
                            "Code and tracker by repository and team: how much work the tracker never sees, what hangs on one person, and when the next work is done, with the record of such dates beside it."),
                    new Step(
                            "/people?explain=people.span",
                            false,
                            "A number explains itself",
                            "Every underlined number opens its formula, its rows, what was left out and what another rule would say. The same id works in qd explain and over REST."),
                    new Step(
                            "/people",
                            true,
                            "Any day",
                            "This is the organisation as it was 18 months ago. The day stands in the address, and every page obeys it: a link shows the same thing next year."),
                    new Step(
                            "/health-of-data",
                            false,
                            "What is missing, and what mends it",
                            "Nothing is dropped in silence: this page says which input is missing for which page, with the one command that brings it. Ctrl-K finds anything, ? shows the keys."));

    private Tour() {}

    static Optional<TourStep> step(PageRequest request) {
        int number = request.number(STEP);
        if (number < 1 || number > STEPS.size()) {
            return Optional.empty();
        }
        var step = STEPS.get(number - 1);
        return Optional.of(
                new TourStep(
                        number,
                        STEPS.size(),
                        step.title(),
                        step.words(),
                        address(number - 1, request.today()),
                        address(number + 1, request.today()),
                        request.with(STEP, "")));
    }

    private static String address(int number, LocalDate today) {
        if (number < 1 || number > STEPS.size()) {
            return "";
        }
        var step = STEPS.get(number - 1);
        var path =
                Links.on(step.path(), step.past() ? today.minusMonths(PAST_MONTHS) : today, today);
        return path + (path.contains("?") ? "&" : "?") + STEP + "=" + number;
    }
}

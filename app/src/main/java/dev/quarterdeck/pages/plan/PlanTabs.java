package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;

/// Lists the pages beside a page of Plan.
final class PlanTabs {

    /// A page. @param path its address
    private record Tab(String words, String path) {}

    static final String ROADMAP = "Roadmap";
    static final String SCENARIOS = "Scenarios";
    static final String BASELINES = "Frozen plans";

    private static final List<Tab> ALL =
            List.of(
                    new Tab(ROADMAP, "/plan"),
                    new Tab("Quarter", "/plan/quarter"),
                    new Tab("Goals", "/plan/goals"),
                    new Tab("Order", "/plan/order"),
                    new Tab(SCENARIOS, ScenariosPage.PATH),
                    new Tab(BASELINES, BaselinesPage.PATH),
                    new Tab("Seats", "/plan/seats"),
                    new Tab("Record", "/plan/record"));

    private PlanTabs() {}

    /// Lists them, with the one that is open.
    static List<Link> of(PageRequest request, String here) {
        return ALL.stream()
                .map(one -> new Link(one.words, request.link(one.path), one.words.equals(here)))
                .toList();
    }
}

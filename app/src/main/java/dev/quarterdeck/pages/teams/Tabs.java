package dev.quarterdeck.pages.teams;

import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import java.util.List;

/// Lists the pages beside a page of Delivery.
public final class Tabs {

    /// A page of a team. @param path below the team's own, empty for that itself
    private record Tab(String words, String path) {}

    private static final List<Tab> OF_TEAM =
            List.of(
                    new Tab("Now", "/now"),
                    new Tab("Flow", "/flow"),
                    new Tab("Review", "/review"),
                    new Tab("Sprints", "/sprints"),
                    new Tab("Deployments and incidents", "/deployments"),
                    new Tab("Unplanned work", "/unplanned"),
                    new Tab("Investment", "/investment"),
                    new Tab("Agreements", "/agreements"),
                    new Tab("Data quality", "/data"),
                    new Tab("Repositories", ""));

    private Tabs() {}

    /// Lists the pages of a team.
    public static List<Link> of(PageRequest request, Unit team, String here) {
        var path = "/delivery/teams/" + Links.team(team.key(), team.id());
        return OF_TEAM.stream()
                .map(
                        one ->
                                new Link(
                                        one.words,
                                        request.link(path + one.path),
                                        one.words.equals(here)))
                .toList();
    }

    /// Lists the pages over everything.
    public static List<Link> ofAll(PageRequest request, String here) {
        return List.of(
                link(request, "Repositories", "/delivery", here),
                link(request, "This week", "/delivery/week", here),
                link(request, "Allocation", "/delivery/allocation", here),
                link(request, "Metrics", "/delivery/metrics", here),
                link(request, "Owners", "/delivery/owners", here),
                link(request, "Import", "/delivery/import", here));
    }

    private static Link link(PageRequest request, String words, String path, String here) {
        return new Link(words, request.link(path), words.equals(here));
    }
}

package dev.quarterdeck.pages.teams;

import dev.quarterdeck.activity.facts.ItemCategories;
import dev.quarterdeck.metrics.board.TeamBoards;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.JtepanelsGenerated;
import dev.quarterdeck.pages.view.delivery.PanelsPage;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows a manager how a team delivers: what is in hand now, and how it went.
@RestController
final class TeamPages {

    private final Shell shell;
    private final Organization organization;
    private final TeamMetrics metrics;
    private final TeamBoards boards;
    private final Arrivals arrivals;
    private final Efforts efforts;
    private final ItemCategories categories;

    TeamPages(
            Shell shell,
            Organization organization,
            TeamMetrics metrics,
            TeamBoards boards,
            Arrivals arrivals,
            Efforts efforts,
            ItemCategories categories) {
        this.shell = shell;
        this.organization = organization;
        this.metrics = metrics;
        this.boards = boards;
        this.arrivals = arrivals;
        this.efforts = efforts;
        this.categories = categories;
    }

    @GetMapping("/delivery/teams/{key}/now")
    ResponseEntity<String> now(PageRequest request, @PathVariable String key) {
        return show(
                request,
                key,
                "Now",
                "What is in hand, what hangs, and one thing to try.",
                NowPanels::new);
    }

    @GetMapping("/delivery/teams/{key}/flow")
    ResponseEntity<String> flow(PageRequest request, @PathVariable String key) {
        return show(
                request,
                key,
                "Flow",
                "How long work takes, how much is begun and finished, and where it waits.",
                FlowPanels::new);
    }

    @GetMapping("/delivery/teams/{key}/review")
    ResponseEntity<String> review(PageRequest request, @PathVariable String key) {
        return show(
                request,
                key,
                "Review",
                "How changes are looked at: how soon, how often, how large they are.",
                ReviewPanels::new);
    }

    @GetMapping("/delivery/teams/{key}/sprints")
    ResponseEntity<String> sprints(PageRequest request, @PathVariable String key) {
        return show(
                request,
                key,
                "Sprints",
                "What was planned when each sprint began, and what was done when it ended.",
                SprintPanels::new);
    }

    @GetMapping("/delivery/teams/{key}/deployments")
    ResponseEntity<String> deployments(PageRequest request, @PathVariable String key) {
        return show(
                request,
                key,
                "Deployments and incidents",
                "How changes reach users, and what broke after them.",
                ShippingPanels::new);
    }

    @GetMapping("/delivery/teams/{key}/unplanned")
    ResponseEntity<String> unplanned(PageRequest request, @PathVariable String key) {
        return show(
                request,
                key,
                "Unplanned work",
                "How much of what was finished nobody had planned, and what came back.",
                UnplannedPanels::new);
    }

    @GetMapping("/delivery/teams/{key}/investment")
    ResponseEntity<String> investment(PageRequest request, @PathVariable String key) {
        return investment(request, key, Typed.NOTHING);
    }

    @PostMapping("/delivery/teams/{key}/investment")
    ResponseEntity<String> decide(
            PageRequest request, @PathVariable String key, @RequestParam Map<String, String> form) {
        var team = team(request, key);
        try {
            var did = categories(request, team, Typed.NOTHING).act(form);
            return Shell.seeOther(CategoryForms.path(team) + "?did=" + did + "#decided");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            return investment(request, key, Typed.refused("decide", form, refusal));
        }
    }

    private CategoryForms categories(PageRequest request, Unit team, Typed typed) {
        var day = organization.asOf(request.viewer(), request.day());
        return new CategoryForms(categories, request, team, day.inside(team.id()), typed);
    }

    private ResponseEntity<String> investment(PageRequest request, String key, Typed typed) {
        var forms = categories(request, team(request, key), typed);
        return show(
                request,
                key,
                "Investment",
                "What the team's time went to, by three published rules side by side.",
                given -> new InvestmentPanels(given, efforts, forms),
                typed.status());
    }

    @GetMapping("/delivery/teams/{key}/data")
    ResponseEntity<String> data(PageRequest request, @PathVariable String key) {
        return show(
                request,
                key,
                "Data quality",
                "What in the tracker contradicts itself, which things these are, and which numbers they move.",
                DataPanels::new);
    }

    private ResponseEntity<String> show(
            PageRequest request,
            String key,
            String tab,
            String lead,
            Function<TeamPanels.Given, TeamPanels> made) {
        return show(request, key, tab, lead, made, 200);
    }

    private ResponseEntity<String> show(
            PageRequest request,
            String key,
            String tab,
            String lead,
            Function<TeamPanels.Given, TeamPanels> made,
            int status) {
        var team = team(request, key);
        var asked = Asked.of(request, team);
        var answer = boards.open(request.viewer(), team.id(), request.day(), asked.weeks());
        return switch (answer) {
            case TeamBoards.Answer.Hidden(String reason) ->
                    page(
                            request,
                            team,
                            tab,
                            lead,
                            asked,
                            null,
                            State.refused("The numbers of this team are not shown.", reason),
                            status);
            case TeamBoards.Answer.Open(var board) -> {
                var panels = made.apply(new TeamPanels.Given(asked, board, metrics));
                yield page(
                        request,
                        team,
                        tab,
                        lead,
                        asked,
                        panels,
                        nothing(request, board.isEmpty()),
                        status);
            }
        };
    }

    private @org.jspecify.annotations.Nullable State nothing(PageRequest request, boolean isEmpty) {
        var coming = arrivals.state();
        return coming != null || !isEmpty
                ? coming
                : State.empty(
                                "No work of this team is known.",
                                "Its items, changes and deployments will stand here once their tools are connected or brought in as files, and somebody says on the page Owners which projects, repositories and components are its own.",
                                "")
                        .with(request.link("/delivery/owners"), "Owners");
    }

    private ResponseEntity<String> page(
            PageRequest request,
            Unit team,
            String tab,
            String lead,
            Asked asked,
            @org.jspecify.annotations.Nullable TeamPanels panels,
            @org.jspecify.annotations.Nullable State state,
            int status) {
        boolean isShown = panels != null && (state == null || state.kind().equals("loading"));
        var shown = isShown && panels != null ? panels.panels() : List.<PanelsPage.Panel>of();
        var choices = new java.util.ArrayList<>(List.of(asked.period()));
        if (panels != null) {
            choices.addAll(panels.choices());
        }
        var page =
                new PanelsPage(
                        team.name() + ": " + tab.toLowerCase(java.util.Locale.ROOT),
                        lead,
                        team.name(),
                        Tabs.of(request, team, tab),
                        choices,
                        state,
                        shown,
                        isShown && panels != null ? panels.decided() : null);
        var path = "/delivery/teams/" + Links.team(team.key(), team.id());
        var head = Head.of(Place.DELIVERY, tab).below(team.name(), path + "/now");
        if (status != 200) {
            return shell.again(request, head, status, (out, frame) -> render(out, frame, page));
        }
        return shell.page(
                request,
                head,
                panels == null ? List.of() : panels.figures(),
                panels == null ? List.of() : panels.tables(),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    static void render(OwaspHtmlTemplateOutput out, Frame frame, PanelsPage page) {
        JtepanelsGenerated.render(out, null, frame, page);
    }

    private Unit team(PageRequest request, String key) {
        return team(organization, request, key);
    }

    static Unit team(Organization organization, PageRequest request, String key) {
        return organization.asOf(request.viewer(), request.day()).requireTeam(key);
    }
}

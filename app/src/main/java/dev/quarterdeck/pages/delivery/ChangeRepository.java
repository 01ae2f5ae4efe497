package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repositories;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.delivery.JtechangeGenerated;
import dev.quarterdeck.pages.view.delivery.RepositoryForm;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Changes a repository: its name, its team, and whether it is retired.
@RestController
final class ChangeRepository {

    private static final String FORM = "repository";

    private final Shell shell;
    private final Looks looks;
    private final Repositories repositories;
    private final Organization organization;
    private final Policy policy;

    ChangeRepository(
            Shell shell,
            Looks looks,
            Repositories repositories,
            Organization organization,
            Policy policy) {
        this.shell = shell;
        this.looks = looks;
        this.repositories = repositories;
        this.organization = organization;
        this.policy = policy;
    }

    @GetMapping("/delivery/repositories/{id}/change")
    ResponseEntity<String> show(PageRequest request, @PathVariable String id) {
        policy.require(request.viewer(), Action.CHANGE, ProtectedRecord.of(FieldClass.DELIVERY));
        requireToday(request);
        return answer(request, FoundRepositories.find(looks, request, id), Typed.NOTHING);
    }

    private static void requireToday(PageRequest request) {
        if (!request.day().equals(request.today())) {
            throw new Refusal(
                    "A repository is changed on the page of today, not of (%s)."
                            .formatted(request.day()),
                    "Maybe go back to today.");
        }
    }

    @PostMapping("/delivery/repositories/{id}/change")
    ResponseEntity<String> change(
            PageRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String retired,
            @RequestParam(defaultValue = "0") long version) {
        var one = FoundRepositories.find(looks, request, id);
        // What stands on the form as it is stays unsaid: a team of earlier days begins no new one.
        var said =
                new Repositories.Said(
                        name,
                        team.equals(Objects.toString(one.team(), "")) ? null : team,
                        null,
                        null,
                        retired.equals("true"));
        try {
            repositories.change(request.viewer(), one.id(), now -> requireSame(version, now), said);
            return Shell.seeOther("/delivery/repositories/%s?kept=yes".formatted(one.id()));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            var values =
                    Map.of(
                            "name", name,
                            "team", team,
                            "retired", retired,
                            "version", String.valueOf(version));
            return answer(request, one, Typed.refused(FORM, values, refusal));
        }
    }

    private static void requireSame(long read, long now) {
        if (read != now) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    "stale",
                    "Somebody changed the repository since you read it; what you typed stands below.",
                    "Maybe look at it again in another window.");
        }
    }

    private ResponseEntity<String> answer(PageRequest request, Repository one, Typed typed) {
        var page = new RepositoryForm(one.name(), typed.fill(FORM, form(request, one)));
        var head =
                Head.of(Place.DELIVERY, "Change")
                        .below(one.name(), "/delivery/repositories/" + one.id());
        return typed.status() == 200
                ? shell.page(request, head, (out, frame) -> render(out, frame, page))
                : shell.again(
                        request, head, typed.status(), (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, RepositoryForm page) {
        JtechangeGenerated.render(out, null, frame, page);
    }

    private FormView form(PageRequest request, Repository one) {
        var teams = new ArrayList<>(List.of(new Option("", "no team")));
        organization.asOf(request.viewer(), request.today()).teams().stream()
                .sorted(java.util.Comparator.comparing(Unit::name))
                .forEach(team -> teams.add(new Option(team.id().toString(), team.name())));
        var path = "/delivery/repositories/" + one.id();
        return new FormView(
                path + "/change",
                Map.of("version", String.valueOf(one.version())),
                List.of(
                        Field.text("name", "Name", one.name(), true),
                        Field.select("team", "Team", Objects.toString(one.team(), ""), teams)
                                .hint("From today on; earlier days stay as they were."),
                        Field.of(
                                        "checkbox",
                                        "retired",
                                        "Retired",
                                        one.retiredOn() == null ? "" : "true")
                                .hint("Not shown from today on; earlier days and its looks stay.")),
                "Change it",
                path,
                "");
    }
}

package dev.quarterdeck.pages.teams;

import dev.quarterdeck.agreements.AgreementCourse;
import dev.quarterdeck.agreements.Agreements;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.agreements.ExperimentCourse;
import dev.quarterdeck.agreements.Experiments;
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
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.delivery.AgreementsView;
import dev.quarterdeck.pages.view.delivery.AgreementsView.Entry;
import dev.quarterdeck.pages.view.delivery.AgreementsView.Part;
import dev.quarterdeck.pages.view.delivery.JteagreementsGenerated;
import dev.quarterdeck.pages.view.delivery.PanelsPage;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows what a team agreed on and what it tries, and lets those who may decide.
@RestController
final class AgreementsPage {

    private static final String TAB = "Agreements";
    private static final Map<String, String> DONE =
            Map.of(
                    "agree", "Agreed.",
                    "end", "The agreement has an end.",
                    "undo", "Taken back.",
                    "start", "The experiment is kept.",
                    "close", "The experiment is closed; its numbers stay what they are.",
                    "reopen", "Taken back.");

    private final Shell shell;
    private final Organization organization;
    private final TeamMetrics metrics;
    private final Agreements agreements;
    private final Experiments experiments;

    AgreementsPage(
            Shell shell,
            Organization organization,
            TeamMetrics metrics,
            Agreements agreements,
            Experiments experiments) {
        this.shell = shell;
        this.organization = organization;
        this.metrics = metrics;
        this.agreements = agreements;
        this.experiments = experiments;
    }

    @GetMapping("/delivery/teams/{key}/agreements")
    ResponseEntity<String> show(PageRequest request, @PathVariable String key) {
        return answer(request, TeamPages.team(organization, request, key), Typed.NOTHING);
    }

    @PostMapping("/delivery/teams/{key}/agreements")
    ResponseEntity<String> decide(
            PageRequest request, @PathVariable String key, @RequestParam Map<String, String> form) {
        var team = TeamPages.team(organization, request, key);
        var act = form.getOrDefault("act", "");
        try {
            act(request, team, act, form);
            return Shell.seeOther(path(team) + "?did=" + act);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            return answer(request, team, Typed.refused(act, form, refusal));
        }
    }

    private void act(PageRequest request, Unit team, String act, Map<String, String> form) {
        var viewer = request.viewer();
        var forms = forms(request, team, Typed.NOTHING);
        requireMay(request, team);
        switch (act) {
            case "agree" -> agreements.agree(viewer, team.id(), forms.terms(form));
            case "end" ->
                    agreements.end(viewer, id(form), AgreementForms.day("until", "The end", form));
            case "undo" -> agreements.undo(viewer, id(form));
            case "start" -> experiments.start(viewer, team.id(), forms.plan(form));
            case "close" ->
                    experiments.close(
                            viewer,
                            id(form),
                            AgreementForms.one("verdict", "The verdict", Verdict.class, form),
                            form.getOrDefault("lesson", "").strip());
            case "reopen" -> experiments.undo(viewer, id(form));
            default ->
                    throw new Refusal(
                            "The form (%s) is not one of this page."
                                    .formatted(act.length() > 40 ? act.substring(0, 40) : act),
                            "Maybe load the page again.");
        }
    }

    private void requireMay(PageRequest request, Unit team) {
        agreements
                .refusal(request.viewer(), team.id())
                .ifPresent(
                        reason -> {
                            throw new Refusal(
                                    Refusal.Kind.FORBIDDEN,
                                    "You may not decide for this team: %s.".formatted(reason),
                                    "Maybe ask its head.");
                        });
    }

    private static UUID id(Map<String, String> form) {
        var text = form.getOrDefault("id", "");
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(text);
        }
        throw new Refusal(
                "The agreement or experiment must be named.", "Maybe load the page again.");
    }

    private static String path(Unit team) {
        return "/delivery/teams/" + Links.team(team.key(), team.id()) + "/agreements";
    }

    private AgreementForms forms(PageRequest request, Unit team, Typed typed) {
        return new AgreementForms(metrics, path(team), request.today(), typed);
    }

    /// Returns why nothing can be changed, empty when it can.
    private String refusal(PageRequest request, Unit team) {
        if (!request.day().equals(request.today())) {
            return "Changes are made on the page of today.";
        }
        return agreements
                .refusal(request.viewer(), team.id())
                .map("You may read this page and change nothing on it: %s."::formatted)
                .orElse("");
    }

    private ResponseEntity<String> answer(PageRequest request, Unit team, Typed typed) {
        var why = refusal(request, team);
        var forms = why.isEmpty() ? forms(request, team, typed) : null;
        var agreed = agreements.of(request.viewer(), team.id(), request.day());
        var tried = experiments.of(request.viewer(), team.id(), request.day());
        var agreedPanels = new AgreementPanels(metrics, request, agreed);
        var triedPanels = new ExperimentPanels(metrics, request, tried);
        var page =
                new AgreementsView(
                        top(request, team),
                        said(request, typed),
                        why,
                        agreed(agreedPanels, agreed, forms),
                        tried(triedPanels, tried, forms));
        var head =
                Head.of(Place.DELIVERY, TAB)
                        .below(
                                team.name(),
                                "/delivery/teams/" + Links.team(team.key(), team.id()) + "/now");
        if (typed.status() != 200) {
            return shell.again(
                    request, head, typed.status(), (out, frame) -> render(out, frame, page));
        }
        var figures = new ArrayList<>(agreedPanels.figures());
        figures.addAll(triedPanels.figures());
        return shell.page(
                request,
                head,
                figures,
                List.of(agreedPanels.table(), triedPanels.table()),
                (out, frame) -> render(out, frame, page));
    }

    private static Part agreed(
            AgreementPanels panels, List<AgreementCourse> all, @Nullable AgreementForms forms) {
        return new Part(
                panels.summary(),
                all.stream()
                        .map(
                                one ->
                                        new Entry(
                                                panels.panel(one),
                                                forms == null
                                                        ? List.of()
                                                        : forms.of(one.agreement())))
                        .toList(),
                forms == null ? List.of() : List.of(forms.agree()),
                "Agree on something");
    }

    private static Part tried(
            ExperimentPanels panels, List<ExperimentCourse> all, @Nullable AgreementForms forms) {
        return new Part(
                panels.summary(),
                all.stream()
                        .map(
                                one ->
                                        new Entry(
                                                panels.panel(one),
                                                forms == null
                                                        ? List.of()
                                                        : forms.of(one.experiment())))
                        .toList(),
                forms == null ? List.of() : List.of(forms.start()),
                "Try something");
    }

    private static PanelsPage top(PageRequest request, Unit team) {
        return new PanelsPage(
                team.name() + ": agreements",
                "What the team agreed on, what it tries, and what came of it.",
                team.name(),
                Tabs.of(request, team, TAB),
                List.of(),
                null,
                List.of());
    }

    private static Said said(PageRequest request, Typed typed) {
        if (typed.status() != 200 && typed.field().isEmpty()) {
            return Said.of(typed.error());
        }
        var done = DONE.get(request.parameter("did"));
        return done == null || typed.status() != 200 ? Said.NOTHING : Said.of(done);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, AgreementsView page) {
        JteagreementsGenerated.render(out, null, frame, page);
    }
}

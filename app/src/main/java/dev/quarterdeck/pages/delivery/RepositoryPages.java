package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.looks.kept.KeptLook;
import dev.quarterdeck.looks.kept.LookHead;
import dev.quarterdeck.looks.kept.LookImports;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.JterepositoryGenerated;
import dev.quarterdeck.pages.view.delivery.RepositoryPage;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows what the look of a day says about a repository, and looks again.
@RestController
final class RepositoryPages {

    private static final int VERSIONS = 200;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Shell shell;
    private final Looks looks;
    private final LookImports imports;
    private final Organization organization;
    private final Policy policy;
    private final DrawnLooks drawn = new DrawnLooks();

    RepositoryPages(
            Shell shell,
            Looks looks,
            LookImports imports,
            Organization organization,
            Policy policy) {
        this.shell = shell;
        this.looks = looks;
        this.imports = imports;
        this.organization = organization;
        this.policy = policy;
    }

    @GetMapping("/delivery/repositories/{id}")
    ResponseEntity<String> show(PageRequest request, @PathVariable String id) {
        return answer(request, FoundRepositories.find(looks, request, id), "", 200);
    }

    @PostMapping("/delivery/repositories/{id}")
    ResponseEntity<String> again(
            PageRequest request, @PathVariable String id, @RequestParam Map<String, String> form) {
        var one = FoundRepositories.find(looks, request, id);
        var act = form.getOrDefault("act", "");
        var day = form.getOrDefault("day", "");
        if (!act.equals("again")) {
            throw new Refusal(
                    "The form (%s) is not one of this page.".formatted(act),
                    "Maybe load the page again.");
        }
        try {
            var wish = new LookImports.Wish(day, "", "");
            var order = new LookImports.Order(one.id(), wish, List.of(), List.of());
            return Shell.seeOther("/delivery/imports/" + imports.ask(request.viewer(), order));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            return answer(
                    request, one, refusal.getMessage() + " " + refusal.remedy() + "\n" + day, 422);
        }
    }

    /// @param refused why the form was refused, and on a second line what was typed; or empty
    private ResponseEntity<String> answer(
            PageRequest request, Repository one, String refused, int status) {
        var kept = kept(request, one).orElse(null);
        var statements = kept == null ? null : new Statements(request, kept, drawn.of(kept));
        var team = team(request, one);
        var versions = versions(request, one, kept);
        var why = whyNot(request, one);
        var page =
                new RepositoryPage(
                        one.name(),
                        "/delivery/repositories/" + one.id(),
                        team == null ? "" : team.name(),
                        team == null
                                ? ""
                                : request.link(
                                        "/delivery/teams/" + Links.team(team.key(), team.id())),
                        request.parameter("kept").isEmpty() ? "" : "The repository was changed.",
                        kept == null ? nothing(request) : null,
                        statements == null ? null : statements.view(),
                        versions.view(request),
                        why.isEmpty() ? again(request, one, refused) : null,
                        mayChange(request).isAllowed() && request.day().equals(request.today()),
                        why);
        var head = head(one, team);
        return status == 200
                ? shell.page(
                        request,
                        head,
                        statements == null ? List.<Figure>of() : statements.figures(),
                        tables(statements, versions),
                        (out, frame) -> render(out, frame, page))
                : shell.again(request, head, status, (out, frame) -> render(out, frame, page));
    }

    // Rows are read for an open explanation alone.
    private Optional<KeptLook> kept(PageRequest request, Repository one) {
        return Explained.isAsked(request)
                ? looks.lookAsOf(request.viewer(), one.id(), request.day())
                : looks.outlineAsOf(request.viewer(), one.id(), request.day());
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, RepositoryPage page) {
        JterepositoryGenerated.render(out, null, frame, page);
    }

    private static List<Table<?>> tables(@Nullable Statements statements, Table<?> versions) {
        var tables = new ArrayList<Table<?>>(List.of(versions));
        if (statements != null) {
            tables.addAll(statements.tables());
        }
        return tables;
    }

    private @Nullable Unit team(PageRequest request, Repository one) {
        return one.team() == null
                ? null
                : organization.asOf(request.viewer(), request.day()).teams().stream()
                        .filter(team -> team.id().equals(one.team()))
                        .findFirst()
                        .orElse(null);
    }

    private static Head head(Repository one, @Nullable Unit team) {
        var head = Head.of(Place.DELIVERY, one.name());
        return team == null
                ? head
                : head.below(team.name(), "/delivery/teams/" + Links.team(team.key(), team.id()));
    }

    private State nothing(PageRequest request) {
        return State.empty(
                        "No look is here of this day or an earlier one.",
                        "What the repository and its tracker say will stand here.",
                        "./qd import look ~/src/app --repository app")
                .with(request.link("/delivery/import"), "Import a bundle or a tracker's export");
    }

    private Table<LookHead> versions(PageRequest request, Repository one, @Nullable KeptLook kept) {
        var heads = looks.headsUntil(request.viewer(), one.id(), request.today(), VERSIONS + 1);
        var path = "/delivery/repositories/" + one.id();
        return Table.of("looks", "looks", heads.stream().limit(VERSIONS).toList())
                .withoutSome(
                        heads.size() > VERSIONS
                                ? "Looks of %s and earlier are not listed; each opens by its day."
                                        .formatted(heads.getLast().asOf())
                                : "")
                .column(
                        "asof",
                        "As of",
                        head -> Cell.link(head.asOf().toString(), path + "?asOf=" + head.asOf()))
                .column(
                        "look",
                        "Look",
                        head ->
                                kept != null && head.id().equals(kept.head().id())
                                        ? Cell.of(head.contentId()).note("shown above")
                                        : Cell.of(head.contentId()))
                .column("imported", "Kept", head -> Cell.of(moment(head)))
                .column(
                        "complete",
                        "Read",
                        head ->
                                head.complete()
                                        ? Cell.of("everything")
                                        : Cell.toned("not everything", "warn"))
                .number(
                        "issues",
                        "Rows not used",
                        head -> Cell.of(String.valueOf(head.issues())),
                        LookHead::issues);
    }

    private static String moment(LookHead head) {
        return MINUTE.format(head.imported().atOffset(ZoneOffset.UTC)) + " UTC";
    }

    private Decision mayChange(PageRequest request) {
        return policy.may(request.viewer(), Action.CHANGE, ProtectedRecord.of(FieldClass.DELIVERY));
    }

    private String whyNot(PageRequest request, Repository one) {
        if (mayChange(request) instanceof Decision.Refuse(var reason)) {
            return "You may not look again: %s.".formatted(reason);
        }
        if (one.retiredOn() != null) {
            return "The repository is retired; take it back under Change to look again.";
        }
        return imports.isReadable(request.viewer(), one.id())
                ? ""
                : "To look again, send a bundle or a tracker's export on the page Import: neither a folder nor an earlier bundle of it is on the server.";
    }

    private FormView again(PageRequest request, Repository one, String refused) {
        var parts = refused.split("\n", 2);
        var day = parts.length == 2 ? parts[1] : request.day().toString();
        var field =
                new Field(
                        "day",
                        "As of",
                        "date",
                        day,
                        true,
                        "Later commits are left out. A tracker's export is not kept: send it again on the page Import.",
                        parts[0],
                        List.of());
        return new FormView(
                "/delivery/repositories/%s?act=again".formatted(one.id()),
                Map.of(),
                List.of(field),
                "Look again",
                "",
                "");
    }
}

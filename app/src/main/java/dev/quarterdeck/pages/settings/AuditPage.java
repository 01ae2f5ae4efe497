package dev.quarterdeck.pages.settings;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditNames;
import dev.quarterdeck.access.AuditRow;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.DoneWords;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Refusals;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.settings.AuditView;
import dev.quarterdeck.pages.view.settings.JteauditGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows who did what, newest first, and whether the log is whole.
@RestController
final class AuditPage {

    private static final int PAGE = 200;

    /// As many as are held in memory at once; the last row of the CSV says how the others are got.
    private static final int MOST_AS_CSV = 10_000;

    private static final List<Option> KINDS =
            List.of(
                    new Option("", "everything"),
                    new Option("user.", "users"),
                    new Option("grant.", "duties"),
                    new Option("token.", "tokens"),
                    new Option("session.", "sessions"),
                    new Option("organization.", "the organisation"),
                    new Option("import.", "dry runs of imports"),
                    new Option("account", "tool accounts"),
                    new Option("leave.", "leave"),
                    new Option("may.", "questions about rights"),
                    new Option("connection.", "sources"),
                    new Option("repository.", "repositories"),
                    new Option("look.", "looks"));

    private final Shell shell;
    private final Policy policy;
    private final Audit audit;
    private final AuditNames names;
    private final Times times;

    AuditPage(Shell shell, Policy policy, Audit audit, AuditNames names, Times times) {
        this.shell = shell;
        this.policy = policy;
        this.audit = audit;
        this.names = names;
        this.times = times;
    }

    @GetMapping("/settings/audit")
    ResponseEntity<String> list(PageRequest request) {
        var head = Head.of(Place.SETTINGS, "Audit log").ofNow();
        var refused =
                new Refusals(policy, request)
                        .seeing(FieldClass.AUDIT_LOG, "The audit log is not shown to you.");
        if (refused != null) {
            var page = AuditView.refused(refused);
            return shell.page(request, head, (out, frame) -> render(out, frame, page));
        }
        boolean isCsv = request.parameter("csv").equals("audit");
        var search = search(request, (isCsv ? MOST_AS_CSV : PAGE) + 1);
        var rows = audit.page(request.viewer(), search);
        var shown = rows.stream().limit(isCsv ? MOST_AS_CSV : PAGE).toList();
        var table = table(shown, names.of(request.viewer(), shown));
        if (isCsv && rows.size() > shown.size()) {
            table.withoutSome(missing(shown.getLast().seq()));
        }
        var page =
                new AuditView(
                        null,
                        table.view(request),
                        KINDS,
                        search.kind(),
                        search.who(),
                        verification(request),
                        request.with("verify", "yes"),
                        rows.size() > shown.size()
                                ? request.with("before", "" + shown.getLast().seq())
                                : "",
                        request.parameter("before").isEmpty() ? "" : request.with("before", ""));
        return shell.page(
                request, head, List.of(), List.of(table), (out, frame) -> render(out, frame, page));
    }

    // Entries are numbered from 1 without a gap.
    static String missing(long last) {
        return "These are the newest %s entries that match. Of the %s before entry %d none stands here: add before=%d to the address for those that match."
                .formatted(Wording.count(MOST_AS_CSV), Wording.count(last - 1), last, last);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, AuditView page) {
        JteauditGenerated.render(out, null, frame, page);
    }

    private static Audit.Search search(PageRequest request, int limit) {
        var before = request.parameter("before");
        var kind = request.parameter("kind");
        var who = request.parameter("who").strip();
        return new Audit.Search(
                before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE,
                KINDS.stream().anyMatch(one -> one.value().equals(kind)) ? kind : "",
                who.length() > 100 ? who.substring(0, 100) : who,
                limit);
    }

    private Table<AuditRow> table(List<AuditRow> rows, Map<UUID, String> called) {
        return Table.of("audit", "entries on this page", rows)
                .number("seq", "Entry", one -> Cell.of("" + one.seq()), AuditRow::seq)
                .column(
                        "at",
                        "When (%s)".formatted(times.zone()),
                        one -> Cell.toned(times.at(one.at()), "nowrap"))
                .column("who", "Who", one -> Cell.of(one.label()))
                .column("did", "Did what", one -> Cell.of(DoneWords.did(one)))
                .column("about", "About", one -> Cell.of(DoneWords.about(one, called)))
                .column("what", "Which", one -> Cell.of(DoneWords.what(one, called)))
                .hidden("action", "Action", one -> Cell.of(one.action()))
                .hidden("class", "Records", one -> Cell.of(DoneWords.records(one)))
                .hidden("channel", "Way", one -> Cell.of(one.channel()))
                .hidden("request", "Request", one -> Cell.of(or(one.requestId())))
                .hidden("hash", "Hash", one -> Cell.of(String.valueOf(one.hash())))
                .whenEmpty(
                        State.empty(
                                "Nothing like that was done.",
                                "Changes and confidential reads stand here, newest first.",
                                ""));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private @Nullable State verification(PageRequest request) {
        if (request.parameter("verify").isEmpty()) {
            return null;
        }
        var found = audit.verify(request.viewer());
        return found.isWhole()
                ? new State(
                        "empty",
                        "The log is whole.",
                        "%s entries follow from one another, and agree with what was written down outside of the database (%s times)."
                                .formatted(
                                        Wording.count(found.entries()),
                                        Wording.count(found.headsCompared())),
                        "",
                        null,
                        "")
                : State.partial("The log is not whole.", String.join(" ", found.faults()));
    }
}

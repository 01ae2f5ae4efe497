package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.identity.IdentityReview;
import dev.quarterdeck.organization.identity.ReviewedAccount;
import dev.quarterdeck.pages.DataHealth;
import dev.quarterdeck.pages.DataHealth.Input;
import dev.quarterdeck.pages.DataHealth.State;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.HealthPage;
import dev.quarterdeck.pages.view.delivery.HealthPage.Fix;
import dev.quarterdeck.pages.view.delivery.JtehealthGenerated;
import dev.quarterdeck.sources.kept.ConnectionState;
import dev.quarterdeck.sources.kept.ConnectionStates;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows every input: how fresh it is, what it feeds, and what mends it.
@RestController
final class HealthPages {

    private static final int FIRST_FIXES = 8;

    /// An input that a later version reads. @param feeds which page it feeds
    private record Later(String name, String feeds) {}

    /// Histories of a kind, and who told them. @param from the sources that told any
    private record Told(HistoryKind kind, String name, String feeds, long count, String from) {}

    private static final List<Told> TOLD =
            List.of(
                    new Told(
                            HistoryKind.WORK_ITEM,
                            "Work items",
                            "Delivery: flow, ageing, what is blocked",
                            0,
                            ""),
                    new Told(
                            HistoryKind.CHANGE,
                            "Changes",
                            "Delivery: how long review and merge take",
                            0,
                            ""),
                    new Told(
                            HistoryKind.PIPELINE_RUN,
                            "Pipeline runs",
                            "Releases: evidence for what may ship",
                            0,
                            ""),
                    new Told(
                            HistoryKind.DEPLOYMENT,
                            "Deployments",
                            "Delivery: deployments, change lead time, change fail rate",
                            0,
                            ""),
                    new Told(
                            HistoryKind.INCIDENT,
                            "Incidents",
                            "Delivery: recovery, and how often people are called",
                            0,
                            ""));

    private static final List<Later> LATER =
            List.of(
                    new Later("Security findings", "Releases, Standards & risk"),
                    new Later("Finance sheet", "Money: budget, actual and outlook"),
                    new Later("Cloud bills", "Money: what each service costs"),
                    new Later("Contracts and licences", "Money: what ends or renews when"),
                    new Later("Decision records", "Decisions: what was decided, knowing what"));

    private final Shell shell;
    private final DataHealth health;
    private final IdentityReview identities;
    private final Policy policy;
    private final ConnectionStates states;

    HealthPages(
            Shell shell,
            DataHealth health,
            IdentityReview identities,
            Policy policy,
            ConnectionStates states) {
        this.states = states;
        this.shell = shell;
        this.health = health;
        this.identities = identities;
        this.policy = policy;
    }

    @GetMapping("/health-of-data")
    ResponseEntity<String> show(PageRequest request) {
        var inputs = health.inputs(request.viewer(), request.day());
        var figures =
                List.of(
                        figure(
                                "health.here",
                                "Inputs that are here",
                                inputs,
                                List.of(State.FRESH, State.LATE)),
                        figure("health.fresh", "As fresh as usual", inputs, List.of(State.FRESH)),
                        figure("health.late", "Late or not whole", inputs, List.of(State.LATE)),
                        figure("health.missing", "Missing", inputs, List.of(State.MISSING)));
        var explained = new Explained(request, figures);
        var table = table(request, inputs);
        var later = later();
        var told = told(request);
        var page =
                new HealthPage(
                        figures.stream().map(explained::view).toList(),
                        fixes(request, inputs),
                        table.view(request),
                        told == null ? null : told.view(request),
                        later.view(request));
        var tables = new ArrayList<Table<?>>(List.of(table, later));
        if (told != null) {
            tables.add(told);
        }
        return shell.page(
                request,
                Head.of(Place.HEALTH, Place.HEALTH.title()),
                figures,
                tables,
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, HealthPage page) {
        JtehealthGenerated.render(out, null, frame, page);
    }

    /// Asks to decide about accounts: no input, but what makes one useful.
    private Optional<Fix> accounts(PageRequest request) {
        var review = ProtectedRecord.of(FieldClass.IDENTITY_REVIEW);
        if (!request.day().equals(request.today())
                || !policy.may(request.viewer(), Action.SEE, review).isAllowed()) {
            return Optional.empty();
        }
        var accounts = identities.accounts(request.viewer());
        long open = accounts.stream().filter(HealthPages::isOpen).count();
        if (!accounts.isEmpty() && open == 0) {
            return Optional.empty();
        }
        var words =
                accounts.isEmpty()
                        ? "no tool named its accounts yet"
                        : "%s of %s wait for a decision whose they are"
                                .formatted(
                                        Wording.count(open),
                                        Wording.counted(accounts.size(), "account"));
        return Optional.of(
                new Fix(
                        "Accounts in tools: %s.".formatted(words),
                        accounts.isEmpty() ? "./qd org accounts --from-git ~/src/app" : "",
                        request.link("/people/accounts"),
                        "Review"));
    }

    private static boolean isOpen(ReviewedAccount one) {
        return one.decision() == null
                && (one.state().equals("suggested") || one.state().equals("unattributed"));
    }

    private static Figure figure(String id, String label, List<Input> inputs, List<State> states) {
        var rows =
                inputs.stream()
                        .filter(one -> states.contains(one.state()))
                        .map(
                                one ->
                                        List.of(
                                                one.name(),
                                                one.kind(),
                                                one.state().words(),
                                                one.words()))
                        .toList();
        return new Figure(
                id,
                label,
                new Quantity.Part(new Share(rows.size(), inputs.size()), "inputs"),
                new Explanation(
                        "which input to mend first",
                        "the day shown",
                        "inputs that are %s / all inputs; late is more than a week and more than twice as old as usual, or not read whole (v2)"
                                .formatted(
                                        String.join(
                                                " or ",
                                                states.stream().map(State::words).toList())),
                        new Rows(List.of("Input", "Kind", "State", "Words"), rows),
                        List.of(),
                        "as of this moment",
                        List.of()));
    }

    private static Table<Input> table(PageRequest request, List<Input> inputs) {
        return Table.of("inputs", "inputs", inputs)
                .column("name", "Input", one -> name(request, one))
                .column("kind", "Kind", one -> Cell.of(one.kind()))
                .column("state", "State", one -> Cell.toned(one.state().words(), tone(one.state())))
                .number(
                        "newest",
                        "As of",
                        one -> Cell.of(Objects.toString(one.newest(), "")),
                        one -> one.newest() == null ? LocalDate.MIN : one.newest())
                .column("words", "How much, how old", one -> Cell.of(one.words()))
                .column("feeds", "Feeds", one -> Cell.of(one.feeds()))
                .hidden("mend", "What brings it", one -> Cell.of(one.mend()));
    }

    private static Cell name(PageRequest request, Input one) {
        if (one.kind().equals(DataHealth.SOURCE)) {
            return Cell.link(one.name(), "/settings/sources/" + one.repository());
        }
        if (one.repository() != null) {
            return Cell.link(
                    one.name(), request.link("/delivery/repositories/" + one.repository()));
        }
        return switch (one.kind()) {
            case "people" -> Cell.link(one.name(), request.link("/people"));
            default -> Cell.of(one.name());
        };
    }

    private static String tone(State state) {
        return switch (state) {
            case FRESH -> "good";
            case LATE -> "warn";
            case MISSING -> "bad";
        };
    }

    /// Returns what connected tools told, which is known as of now only; null on another day.
    private @Nullable Table<Told> told(PageRequest request) {
        var sources = ProtectedRecord.of(FieldClass.SOURCES);
        if (!request.day().equals(request.today())
                || !policy.may(request.viewer(), Action.SEE, sources).isAllowed()) {
            return null;
        }
        var all = states.counted(request.viewer());
        return Table.of("told", "kinds", TOLD.stream().map(one -> told(one, all)).toList())
                .column("name", "Histories", one -> Cell.of(one.name()))
                .number("count", "Here", HealthPages::count, Told::count)
                .column("from", "From", HealthPages::from)
                .column("feeds", "Feeds", one -> Cell.of(one.feeds()));
    }

    private static Told told(Told empty, List<ConnectionState> all) {
        var telling =
                all.stream()
                        .filter(one -> one.histories().getOrDefault(empty.kind(), 0L) > 0)
                        .toList();
        long count =
                telling.stream()
                        .mapToLong(one -> one.histories().getOrDefault(empty.kind(), 0L))
                        .sum();
        var from =
                telling.stream()
                        .map(one -> one.connection().name())
                        .collect(Collectors.joining(", "));
        return new Told(empty.kind(), empty.name(), empty.feeds(), count, from);
    }

    private static Cell count(Told one) {
        return one.count() == 0
                ? Cell.toned("none yet", "unknown")
                : Cell.of(Wording.count(one.count()));
    }

    private static Cell from(Told one) {
        return one.count() == 0
                ? Cell.link("Connect a tool that tells them", "/settings/sources#connect")
                : Cell.of(one.from());
    }

    private static Table<Later> later() {
        return Table.of("later", "inputs", LATER)
                .column("name", "Input", one -> Cell.of(one.name()))
                .column("feeds", "Feeds", one -> Cell.of(one.feeds()));
    }

    private List<Fix> fixes(PageRequest request, List<Input> inputs) {
        var missing =
                inputs.stream()
                        .filter(one -> one.state() != State.FRESH)
                        .sorted(
                                java.util.Comparator.comparing((Input one) -> one.state())
                                        .reversed())
                        .limit(FIRST_FIXES)
                        .map(one -> fix(request, one));
        return Stream.concat(accounts(request).stream(), missing).toList();
    }

    private static Fix fix(PageRequest request, Input one) {
        var words = "%s, %s: %s.".formatted(one.name(), one.kind(), one.words());
        return switch (one.kind()) {
            case "people" -> new Fix(words, one.mend(), request.link("/people/import"), "Import");
            case DataHealth.SOURCE -> new Fix(words, "", one.mend(), "Mend");
            default ->
                    new Fix(
                            words,
                            one.mend(),
                            one.repository() == null
                                    ? "/delivery/import"
                                    : "/delivery/import?repository=" + one.repository(),
                            "Import");
        };
    }
}

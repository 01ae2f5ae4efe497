package dev.quarterdeck.pages.sources;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.sources.SourcePlace.Source;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.sources.JtescopesGenerated;
import dev.quarterdeck.pages.view.sources.ScopesView;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.kept.Connections;
import dev.quarterdeck.sources.kept.KeptScope;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lets people choose what a connection reads.
@RestController
final class ScopesPage {

    private static final String PATH = SourcePlace.LIST + "/{id}/scopes";
    private static final String HAND = "hand";
    private static final int PAGE = 200;

    private final Shell shell;
    private final SourcePlace place;
    private final Connections connections;

    ScopesPage(Shell shell, SourcePlace place, Connections connections) {
        this.shell = shell;
        this.place = place;
        this.connections = connections;
    }

    /// What was said, and what went wrong. @param trouble why there is no list, empty when there is
    private record Shown(String said, String trouble, Typed typed) {

        static Shown of(String said) {
            return new Shown(said, "", Typed.NOTHING);
        }

        static Shown trouble(Refusal refusal) {
            var words = refusal.getMessage() + " " + refusal.remedy();
            return new Shown("", words, Typed.NOTHING);
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request, @PathVariable UUID id) {
        var said =
                switch (request.parameter("did")) {
                    case "connected" -> "The source is connected. Choose what is read of it.";
                    case "listed" -> "The list is as the tool has it now.";
                    case "chosen" -> "The choice is kept. It is read at the next run.";
                    case "entered" -> "It is entered, and chosen.";
                    default -> "";
                };
        return answer(request, place.find(request, id), Shown.of(said));
    }

    @PostMapping(PATH)
    ResponseEntity<String> change(
            PageRequest request,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form) {
        place.require(request);
        var source = place.find(request, id);
        var one = form.toSingleValueMap();
        var act = one.getOrDefault("act", "keep");
        if (act.equals(HAND)) {
            return enter(request, source, one);
        }
        try {
            var did = "listed";
            if (act.equals("list")) {
                connections.listScopes(request.viewer(), id);
            } else {
                var chosen = chosen(connections.scopes(request.viewer(), id), form, act);
                connections.choose(request.viewer(), id, chosen, List.of());
                did = "chosen";
            }
            return Shell.seeOther(source.path() + "/scopes?did=" + did);
        } catch (Refusal refusal) {
            return answer(request, source, Shown.trouble(refusal));
        }
    }

    /// Those that are not on the page, or do not match, stay as they are.
    private static List<UUID> chosen(
            List<KeptScope> known, MultiValueMap<String, String> form, String act) {
        var matching =
                known.stream()
                        .filter(matches(form.toSingleValueMap()))
                        .map(one -> one.id().toString())
                        .collect(Collectors.toSet());
        var checked = Set.copyOf(form.getOrDefault("scope", List.of()));
        var shown =
                Stream.of(String.join(",", form.getOrDefault("shown", List.of())).split(","))
                        .collect(Collectors.toSet());
        return known.stream()
                .filter(
                        one -> {
                            var id = one.id().toString();
                            return switch (act) {
                                case "all" -> one.chosen() || matching.contains(id);
                                case "none" -> one.chosen() && !matching.contains(id);
                                default -> shown.contains(id) ? checked.contains(id) : one.chosen();
                            };
                        })
                .map(KeptScope::id)
                .toList();
    }

    private static java.util.function.Predicate<KeptScope> matches(Map<String, String> asked) {
        var words = List.of(Table.folded(asked.getOrDefault("q", "").strip()).split("\\s+"));
        boolean only = asked.getOrDefault("only", "").equals("chosen");
        return one -> {
            var text = Table.folded("%s %s %s".formatted(one.kind(), one.name(), one.externalId()));
            return (!only || one.chosen()) && words.stream().allMatch(text::contains);
        };
    }

    private ResponseEntity<String> enter(
            PageRequest request, Source source, Map<String, String> form) {
        try {
            var chosen =
                    connections.scopes(request.viewer(), source.id()).stream()
                            .filter(KeptScope::chosen)
                            .map(KeptScope::id)
                            .toList();
            var byHand =
                    new Connections.ByHand(
                            form.getOrDefault("kind", ""),
                            form.getOrDefault("id", ""),
                            form.getOrDefault("name", ""));
            connections.choose(request.viewer(), source.id(), chosen, List.of(byHand));
            return Shell.seeOther(source.path() + "/scopes?did=entered");
        } catch (Refusal refusal) {
            var typed = Typed.refused(HAND, form, "id", refusal);
            return answer(request, source, new Shown("", "", typed));
        }
    }

    private ResponseEntity<String> answer(PageRequest request, Source source, Shown shown) {
        var page = page(request, source, shown);
        var head = SourcePlace.head(source, "What is read");
        Shell.Template template = (out, frame) -> render(out, frame, page);
        if (!shown.trouble().isEmpty()) {
            return shell.again(request, head, 422, template);
        }
        return shown.typed().status() == 200
                ? shell.page(request, head, template)
                : shell.again(request, head, shown.typed().status(), template);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, ScopesView page) {
        JtescopesGenerated.render(out, null, frame, page);
    }

    private ScopesView page(PageRequest request, Source source, Shown shown) {
        var known = connections.scopes(request.viewer(), source.id());
        var asked = Map.of("q", request.parameter("q"), "only", request.parameter("only"));
        var matching =
                known.stream()
                        .filter(matches(asked))
                        .sorted(
                                Comparator.comparing(KeptScope::kind)
                                        .thenComparing(one -> Table.folded(one.name()))
                                        .thenComparing(KeptScope::externalId))
                        .toList();
        int from = Math.min(request.number("from"), matching.size()) / PAGE * PAGE;
        int until = Math.min(matching.size(), from + PAGE);
        long chosen = known.stream().filter(KeptScope::chosen).count();
        var why = source.isRetired() ? "The source is retired." : place.unchangeable(request);
        var said = shown.said().isEmpty() ? Said.NOTHING : Said.of(shown.said());
        return new ScopesView(
                place.top(source, "What is read", said),
                source.tool().name(),
                why,
                source.path() + "/scopes",
                shown.trouble(),
                "%s of %s chosen.".formatted(Wording.count(chosen), Wording.count(known.size())),
                request.parameter("q").strip(),
                asked.getOrDefault("only", ""),
                matching.subList(from, until).stream().map(ScopesPage::item).toList(),
                known.size(),
                matching.size(),
                from,
                from == 0 ? "" : request.with("from", from == PAGE ? "" : "" + (from - PAGE)),
                until == matching.size() ? "" : request.with("from", "" + until),
                byHand(source, shown.typed(), why));
    }

    private static ScopesView.Item item(KeptScope one) {
        return new ScopesView.Item(
                one.id().toString(),
                one.kind(),
                one.name(),
                one.externalId().equals(one.name()) ? "" : one.externalId(),
                one.chosen());
    }

    private static @Nullable FormView byHand(Source source, Typed typed, String why) {
        var kinds = source.tool().scopesByHand();
        if (kinds.isEmpty() || !why.isEmpty()) {
            return null;
        }
        var form =
                new FormView(
                        source.path() + "/scopes?of=hand",
                        Map.of("act", HAND),
                        List.of(
                                Field.select(
                                                "kind",
                                                "What it is",
                                                kinds.getFirst(),
                                                kinds.stream()
                                                        .map(one -> new Option(one, one))
                                                        .toList())
                                        .needed(),
                                Field.text("id", "As the tool knows it", "", true)
                                        .hint(
                                                kinds.contains("query")
                                                        ? "Of a query its text, such as project ="
                                                                + " HARBOR."
                                                        : "Such as acme/harbor."),
                                Field.text("name", "As people call it", "", false)),
                        "Enter and choose it",
                        "",
                        "");
        return typed.fill(HAND, form);
    }
}

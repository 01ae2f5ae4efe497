package dev.quarterdeck.pages;

import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.JtepromiseGenerated;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.Promise;
import dev.quarterdeck.pages.view.Promise.Screen;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says of the places that have no pages yet what will stand there, and from which input.
@RestController
final class PlacesPage {

    private static final Promise RELEASES =
            new Promise(
                    "May this ship?",
                    List.of(
                            new Screen(
                                    "Release",
                                    "Criteria with evidence and its age, waivers with owner and"
                                            + " expiry, size of the change, clashes with freezes, and"
                                            + " how right past verdicts were.",
                                    "Go, hold, or go with a waiver",
                                    "tags, pipelines, findings and the release calendar"),
                            new Screen(
                                    "Calendar",
                                    "Releases, freezes and hand-offs to quality and manufacturing,"
                                            + " as a feed for any calendar.",
                                    "Move a release or a freeze",
                                    "release records")),
                    "what was released, and which planned version is sure of its day",
                    "/delivery");

    private static final Promise MONEY =
            new Promise(
                    "What does it cost, against plan, and why?",
                    List.of(
                            new Screen(
                                    "Budget",
                                    "Budget, actual, commitment and outlook by line, each change"
                                            + " with its cause.",
                                    "Offset, renew, or tell finance",
                                    "the finance sheet, and cloud bills in the FOCUS format"),
                            new Screen(
                                    "Renewals",
                                    "Licences with owner, use and notice date.",
                                    "Renew, cut or end",
                                    "the contract list")));

    private static final Promise STANDARDS =
            new Promise(
                    "What do we expect of every team and service, and what could go wrong?",
                    List.of(
                            new Screen(
                                    "Standards",
                                    "Standards by service with six possible results, exemptions"
                                            + " with their expiry, campaigns with their dates.",
                                    "Enforce, or except with an end",
                                    "the catalog, pipelines and security findings"),
                            new Screen(
                                    "Risks",
                                    "Risks proposed from signals, with owner, price, expiry and the"
                                            + " test that closes them.",
                                    "Accept, mitigate or pass on",
                                    "signals of all other places")));

    private static final Promise DECISIONS =
            new Promise(
                    "What did we decide, knowing what, and what came of it?",
                    List.of(
                            new Screen(
                                    "Decisions",
                                    "The choice, the options refused, the outcome expected, the"
                                            + " numbers frozen as of that moment, and the day to look"
                                            + " again.",
                                    "What we would decide differently",
                                    "what people decide here, and records of architecture"
                                            + " decisions"),
                            new Screen(
                                    "Record",
                                    "How often we were right, by kind of decision.",
                                    "Which kind needs more evidence",
                                    "decisions whose day has come")));

    private final Shell shell;

    PlacesPage(Shell shell) {
        this.shell = shell;
    }

    @GetMapping("/releases")
    ResponseEntity<String> releases(PageRequest request) {
        return promise(request, Place.RELEASES, RELEASES);
    }

    @GetMapping("/money")
    ResponseEntity<String> money(PageRequest request) {
        return promise(request, Place.MONEY, MONEY);
    }

    @GetMapping("/standards")
    ResponseEntity<String> standards(PageRequest request) {
        return promise(request, Place.STANDARDS, STANDARDS);
    }

    @GetMapping("/decisions")
    ResponseEntity<String> decisions(PageRequest request) {
        return promise(request, Place.DECISIONS, DECISIONS);
    }

    private ResponseEntity<String> promise(PageRequest request, Place place, Promise promise) {
        return shell.page(
                request,
                Head.of(place, place.title()),
                (out, frame) -> render(out, frame, promise));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, Promise promise) {
        JtepromiseGenerated.render(out, null, frame, promise);
    }
}

package dev.quarterdeck.pages.people;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.identity.IdentityReview;
import dev.quarterdeck.organization.identity.ReviewedAccount;
import dev.quarterdeck.organization.identity.Verdict;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.PersonField;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.people.AccountsView;
import dev.quarterdeck.pages.view.people.JteaccountsGenerated;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lets administrators decide whose accounts are whose: what is guessed, with its evidence.
@RestController
final class AccountsPage {

    private static final int PAGE = 50;
    private static final List<Option> STATES =
            List.of(
                    new Option("", "to decide"),
                    new Option("linked", "somebody's"),
                    new Option("unattributed", "nobody's"),
                    new Option("bot", "programs"));
    private static final Comparator<ReviewedAccount> ORDER =
            Comparator.comparing(ReviewedAccount::tool)
                    .thenComparing(one -> one.key().toLowerCase(Locale.ROOT));

    private final Shell shell;
    private final Policy policy;
    private final IdentityReview review;
    private final Organization organization;
    private final Times times;

    AccountsPage(
            Shell shell,
            Policy policy,
            IdentityReview review,
            Organization organization,
            Times times) {
        this.shell = shell;
        this.policy = policy;
        this.review = review;
        this.organization = organization;
        this.times = times;
    }

    /// What is looked for. @param from how many accounts stand before the page
    private record Wanted(String tool, String state, int from) {

        static Wanted of(Map<String, String> values) {
            var state = values.getOrDefault("state", "");
            var from = values.getOrDefault("from", "");
            return new Wanted(
                    values.getOrDefault("tool", ""),
                    STATES.stream().anyMatch(one -> one.value().equals(state)) ? state : "",
                    from.matches("[0-9]{1,6}") ? Integer.parseInt(from) / PAGE * PAGE : 0);
        }

        boolean isOf(ReviewedAccount one) {
            return tool.isEmpty() || one.tool().equals(tool);
        }

        boolean isIn(ReviewedAccount one) {
            return isOf(one) && one.state().equals(state.isEmpty() ? "suggested" : state);
        }

        String address() {
            return "/people/accounts?tool=%s&state=%s&from=%d"
                    .formatted(Links.encoded(tool), state, from);
        }

        Wanted at(int other) {
            return new Wanted(tool, state, other);
        }
    }

    @GetMapping("/people/accounts")
    ResponseEntity<String> list(PageRequest request, @RequestParam Map<String, String> query) {
        return answer(request, Wanted.of(query), Typed.NOTHING);
    }

    @PostMapping("/people/accounts")
    ResponseEntity<String> decide(PageRequest request, @RequestParam Map<String, String> form) {
        policy.require(
                request.viewer(), Action.CHANGE, ProtectedRecord.of(FieldClass.IDENTITY_REVIEW));
        var wanted = Wanted.of(form);
        var act = form.getOrDefault("act", "");
        try {
            if (act.equals("certain")) {
                return Shell.seeOther(wanted.address() + "&did=" + acceptCertain(request, form));
            }
            var account = id("account", form);
            act(request, account, act, form);
            return Shell.seeOther(wanted.address() + "&just=" + account);
        } catch (Refusal refusal) {
            var field = act.equals("choose") ? "person" : "";
            return answer(request, wanted, Typed.refused(act, form, field, refusal));
        }
    }

    private void act(PageRequest request, UUID account, String act, Map<String, String> form) {
        var viewer = request.viewer();
        switch (act) {
            case "accept" ->
                    review.decide(
                            viewer, account, Verdict.PERSON, new PersonId(id("personId", form)));
            case "choose" -> review.decide(viewer, account, Verdict.PERSON, named(request, form));
            case "nobody" -> review.decide(viewer, account, Verdict.NOBODY, null);
            case "bot" -> review.decide(viewer, account, Verdict.BOT, null);
            case "undo" -> review.undo(viewer, account);
            default ->
                    throw new Refusal(
                            "The form (%s) is not one of this page.".formatted(act),
                            "Maybe load the page again.");
        }
    }

    private PersonId named(PageRequest request, Map<String, String> form) {
        return PersonField.find(
                        organization.asOf(request.viewer(), request.today()),
                        form.getOrDefault("person", ""))
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "The person (none) must be named.",
                                        "Maybe by the employee number."));
    }

    private static UUID id(String name, Map<String, String> form) {
        return id(form.getOrDefault(name, ""));
    }

    private static UUID id(String text) {
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(text);
        }
        throw new Refusal("The account or person must be named.", "Maybe load the page again.");
    }

    private int acceptCertain(PageRequest request, Map<String, String> form) {
        var shown =
                Arrays.stream(form.getOrDefault("accounts", "").split(","))
                        .map(AccountsPage::id)
                        .toList();
        return review.decideAll(request.viewer(), shown);
    }

    private static boolean isCertain(ReviewedAccount one) {
        return one.certainPerson().isPresent();
    }

    private ResponseEntity<String> answer(PageRequest request, Wanted wanted, Typed typed) {
        var head = Head.of(Place.PEOPLE, "Accounts").ofNow();
        var record = ProtectedRecord.of(FieldClass.IDENTITY_REVIEW);
        if (policy.may(request.viewer(), Action.SEE, record) instanceof Decision.Refuse(var why)) {
            var page =
                    AccountsView.refused(
                            State.refused(
                                    "The review is not shown to you.",
                                    Character.toUpperCase(why.charAt(0)) + why.substring(1) + "."));
            return shell.page(request, head, (out, frame) -> render(out, frame, page));
        }
        var page = page(request, wanted, typed);
        return typed.status() == 200
                ? shell.page(request, head, (out, frame) -> render(out, frame, page))
                : shell.again(
                        request, head, typed.status(), (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, AccountsView page) {
        JteaccountsGenerated.render(out, null, frame, page);
    }

    private AccountsView page(PageRequest request, Wanted wanted, Typed typed) {
        var all = review.accounts(request.viewer()).stream().sorted(ORDER).toList();
        var matching = all.stream().filter(wanted::isIn).toList();
        var certain = matching.stream().filter(AccountsPage::isCertain).toList();
        var open = matching.stream().filter(one -> !isCertain(one)).toList();
        var items = new AccountItems(wanted.address(), times, typed);
        var just = request.parameter("just");
        var shown = open.stream().skip(wanted.from()).limit(PAGE);
        var clear = certain.stream().filter(one -> !is(one, just)).limit(PAGE).toList();
        var later = wanted.from() + PAGE;
        return new AccountsView(
                null,
                said(request, typed),
                tools(all),
                wanted.tool(),
                STATES,
                wanted.state(),
                count(matching.size()),
                new Review(
                        "accounts",
                        Stream.concat(
                                        decidedJustNow(all, just),
                                        shown.filter(one -> !is(one, just)))
                                .map(items::item)
                                .toList(),
                        empty(all, wanted, !certain.isEmpty())),
                certain.isEmpty()
                        ? null
                        : new Review(
                                "certain",
                                clear.stream().map(items::item).toList(),
                                State.empty("Nothing else is certain.", "", "")),
                wanted.address() + "&act=certain",
                clear.stream().map(one -> one.accountId().toString()).toList(),
                clear.size() < certain.size()
                        ? "%s of %s are shown."
                                .formatted(
                                        Wording.count(clear.size()), Wording.count(certain.size()))
                        : "",
                wanted.from() == 0 ? "" : wanted.at(wanted.from() - PAGE).address(),
                later < open.size() ? wanted.at(later).address() : "",
                PersonField.offered(organization.asOf(request.viewer(), request.today())));
    }

    private static boolean is(ReviewedAccount one, String id) {
        return one.accountId().toString().equals(id);
    }

    private static Stream<ReviewedAccount> decidedJustNow(List<ReviewedAccount> all, String just) {
        return all.stream().filter(one -> is(one, just));
    }

    private static String count(int number) {
        return Wording.counted(number, "account");
    }

    private static Said said(PageRequest request, Typed typed) {
        if (typed.status() != 200 && typed.field().isEmpty()) {
            return Said.of(typed.error());
        }
        int accepted = request.number("did");
        return accepted == 0
                ? Said.NOTHING
                : Said.of(
                        "%s linked; each can be undone under “somebody's”."
                                .formatted(count(accepted)));
    }

    private static List<Option> tools(List<ReviewedAccount> all) {
        var options = new ArrayList<>(List.of(new Option("", "all tools")));
        all.stream()
                .map(ReviewedAccount::tool)
                .distinct()
                .map(tool -> new Option(tool, tool))
                .forEach(options::add);
        return options;
    }

    private static State empty(List<ReviewedAccount> all, Wanted wanted, boolean hasCertain) {
        if (all.isEmpty()) {
            return State.empty(
                    "No accounts were brought in yet.",
                    "Accounts of git, trackers and hosting sites will stand here, with who may be behind each and why.",
                    "./qd import accounts accounts.csv");
        }
        if (!wanted.state().isEmpty() || !wanted.tool().isEmpty()) {
            return State.empty(
                    "There are none of these.", "Maybe look for another tool or state.", "");
        }
        return State.empty(
                hasCertain ? "Nothing is doubtful." : "Everything is decided.",
                "New accounts that may be somebody's will stand here.",
                "");
    }
}

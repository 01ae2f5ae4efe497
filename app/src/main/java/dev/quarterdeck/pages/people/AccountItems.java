package dev.quarterdeck.pages.people;

import dev.quarterdeck.organization.identity.ReviewedAccount;
import dev.quarterdeck.organization.identity.ReviewedAccount.SuggestedPerson;
import dev.quarterdeck.pages.PersonField;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Review.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Words an account as a line of the review: what is guessed, why, and what can be done about it.
///
/// @param action where each act is posted to
/// @param typed what was typed and refused
record AccountItems(String action, Times times, Typed typed) {

    private static final int MOST_CANDIDATES = 3;

    Review.Item item(ReviewedAccount account) {
        return new Review.Item(
                "account-" + account.accountId(),
                sentence(account),
                evidence(account),
                decided(account),
                acts(account),
                isOpen(account) ? change(account) : null);
    }

    private static boolean isOpen(ReviewedAccount account) {
        return account.decision() == null && account.personId() == null;
    }

    private static String sentence(ReviewedAccount account) {
        var called =
                account.name().isBlank() || account.key().contains(account.name())
                        ? account.key()
                        : "%s (%s)".formatted(account.key(), account.name());
        return "%s: %s %s".formatted(account.tool(), called, guess(account));
    }

    private static String guess(ReviewedAccount account) {
        return switch (account.state()) {
            case "linked" -> "is " + Objects.requireNonNullElse(account.personName(), "a person");
            case "bot" -> "is a program";
            case "unattributed" -> "is nobody known here";
            default -> suggestion(account);
        };
    }

    private static String suggestion(ReviewedAccount account) {
        var best = account.candidates().getFirst();
        if (account.ambiguous()) {
            return "may be one of %d people".formatted(account.candidates().size());
        }
        var verb =
                switch (best.confidence()) {
                    case "certain" -> "is";
                    case "strong" -> "is very probably";
                    case "likely" -> "is probably";
                    default -> "may be";
                };
        return "%s %s".formatted(verb, called(best));
    }

    private static String called(SuggestedPerson person) {
        return "%s (%s)".formatted(person.name(), person.number());
    }

    private static List<String> evidence(ReviewedAccount account) {
        var lines = new ArrayList<String>();
        var candidates = account.candidates().stream().limit(MOST_CANDIDATES).toList();
        for (var one : candidates) {
            var words = String.join("; ", one.evidence());
            lines.add(
                    candidates.size() == 1
                            ? capital(words)
                            : "%s: %s".formatted(called(one), words));
        }
        var reason = account.reason();
        if (reason != null) {
            lines.add(capital(reason) + ".");
        }
        if (account.personId() != null && account.decision() == null) {
            lines.add("The organisation's records link it; end that link there to decide here.");
        }
        return lines;
    }

    private static String capital(String words) {
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String decided(ReviewedAccount account) {
        var decision = account.decision();
        if (decision == null) {
            return "";
        }
        return decision.automatic()
                ? "linked by its work address " + times.ago(decision.at())
                : "decided by %s %s".formatted(decision.by(), times.ago(decision.at()));
    }

    private List<Act> acts(ReviewedAccount account) {
        if (account.decision() != null) {
            return List.of(act(account, "Undo", "undo", "", "second"));
        }
        if (account.personId() != null) {
            return List.of();
        }
        var acts = new ArrayList<Act>();
        account.candidates().stream()
                .limit(MOST_CANDIDATES)
                .forEach(one -> acts.add(accept(account, one, acts.isEmpty())));
        if (!account.state().equals("unattributed")) {
            acts.add(act(account, "Nobody here", "nobody", "", "second"));
        }
        if (!account.state().equals("bot")) {
            acts.add(act(account, "A program", "bot", "", "second"));
        }
        return acts;
    }

    private Act accept(ReviewedAccount account, SuggestedPerson one, boolean isFirst) {
        boolean isPlain = isFirst && !account.ambiguous();
        return act(
                account,
                isPlain ? "Accept" : "It is " + one.name(),
                "accept",
                one.personId().toString(),
                isPlain ? "" : "second");
    }

    private Act act(ReviewedAccount account, String words, String act, String person, String tone) {
        return new Act(
                words,
                action,
                Map.of("act", act, "account", "" + account.accountId(), "personId", person),
                tone);
    }

    private FormView change(ReviewedAccount account) {
        var act = "choose";
        var form =
                new FormView(
                        "%s&act=%s&account=%s".formatted(action, act, account.accountId()),
                        Map.of(),
                        List.of(PersonField.of("person", "It is", "").needed()),
                        "Choose",
                        "",
                        "");
        boolean isTyped =
                typed.values().getOrDefault("account", "").equals("" + account.accountId());
        return isTyped ? typed.fill(act, form) : form;
    }
}

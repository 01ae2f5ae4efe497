package dev.quarterdeck.pages;

import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.signin.ApiToken;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Review.Act;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.platform.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Asks for a token by name, scopes and last day, and lists those there are.
public final class TokenForm {

    private static final int USUAL_DAYS = 90;

    private TokenForm() {}

    /// What was asked for. @param expires the first moment at which it no longer works
    public record Wish(String name, Set<Scope> scopes, Instant expires) {

        public Wish {
            scopes = Set.copyOf(scopes);
        }
    }

    /// Returns the form.
    public static FormView form(String action, PageRequest request) {
        var fields = new ArrayList<Field>();
        fields.add(
                Field.text("name", "Name", "", true)
                        .hint("Where it will be used, such as laptop or nightly build."));
        for (var scope : Scope.values()) {
            fields.add(
                    Field.of(
                            "checkbox",
                            "scope-" + scope.name(),
                            label(scope),
                            scope == Scope.READ ? "true" : ""));
        }
        var last = request.today().plusDays(USUAL_DAYS);
        fields.add(Field.of("date", "last", "Last day", last.toString()).needed());
        return new FormView(action, Map.of(), fields, "Make the token", "", "");
    }

    private static String label(Scope scope) {
        return switch (scope) {
            case READ -> "May read what its user may see";
            case WRITE -> "May change what its user may change";
            case IMPORT -> "May bring files and records in";
            case PROVISION -> "May provision persons (SCIM)";
            case ADMINISTER -> "May keep users, duties, tokens and the audit log";
            case MEASURE -> "May read the program's own measurements";
        };
    }

    /// Reads what was typed.
    ///
    /// @throws Refusal when the last day is none
    public static Wish read(PageRequest request, Times times, Map<String, String> form) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var scope : Scope.values()) {
            if (form.containsKey("scope-" + scope.name())) {
                scopes.add(scope);
            }
        }
        var last = form.getOrDefault("last", "");
        try {
            var day = LocalDate.parse(last);
            if (!day.isBefore(request.today()) && !day.isAfter(request.today().plusDays(365))) {
                return new Wish(
                        form.getOrDefault("name", ""), scopes, times.start(day.plusDays(1)));
            }
        } catch (DateTimeParseException notADay) {
            // told below, as for a day out of range
        }
        throw new Refusal(
                        "The last day (%s) must be today or within a year."
                                .formatted(last.length() > 40 ? last.substring(0, 40) : last),
                        "Maybe %s.".formatted(request.today().plusDays(USUAL_DAYS)))
                .about("last");
    }

    /// Reads which token is meant.
    ///
    /// @throws Refusal when it is none
    public static UUID id(Map<String, String> form) {
        var text = form.getOrDefault("token", "");
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(text);
        }
        throw new Refusal("The token to end must be named.", "Maybe load the page again.");
    }

    /// Returns the field that a refusal is about, empty for all of the form.
    public static String field(Refusal refusal) {
        return switch (refusal.member()) {
            case "displayName" -> "name";
            case "scopes" -> "scope-" + Scope.READ.name();
            default -> refusal.member();
        };
    }

    /// Lists tokens with a way to end each.
    ///
    /// @param action where the button posts to, with the token's id as `token`
    public static Review list(List<ApiToken> tokens, String action, Times times) {
        return new Review(
                "tokens-list",
                tokens.stream()
                        .filter(one -> one.revoked() == null)
                        .map(one -> item(one, action, times))
                        .toList(),
                State.empty(
                        "There are no tokens.",
                        "A token lets a program ask this server, within its scopes and until its last day.",
                        ""));
    }

    private static Review.Item item(ApiToken one, String action, Times times) {
        var used = one.lastUse();
        return new Review.Item(
                "token-" + one.id(),
                one.name(),
                List.of(
                        "qd_%s… · %s".formatted(one.publicId(), scopes(one)),
                        "made %s · works until %s · %s"
                                .formatted(
                                        times.day(one.created()),
                                        times.at(one.expires()),
                                        used == null ? "never used" : "used " + times.ago(used))),
                "",
                List.of(new Act("End", action, Map.of("token", one.id().toString()), "danger")),
                null);
    }

    /// Returns the scopes of a token in words.
    public static String scopes(ApiToken token) {
        return token.scopes().stream()
                .sorted()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

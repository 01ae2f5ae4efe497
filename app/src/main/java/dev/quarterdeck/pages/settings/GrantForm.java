package dev.quarterdeck.pages.settings;

import dev.quarterdeck.access.Duty;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.GrantScope;
import dev.quarterdeck.access.NewGrant;
import dev.quarterdeck.access.signin.User;
import dev.quarterdeck.access.signin.Users;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.PersonField;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for a duty in the words of a person, and reads what was typed.
final class GrantForm {

    private final Users users;
    private final Organization organization;

    GrantForm(Users users, Organization organization) {
        this.users = users;
        this.organization = organization;
    }

    FormView view(PageRequest request, String action) {
        var teams = new ArrayList<>(List.of(new Option("", "no team")));
        organization.asOf(request.viewer(), request.today()).teams().stream()
                .map(one -> new Option(one.key(), one.name()))
                .forEach(teams::add);
        return new FormView(
                action,
                Map.of(),
                List.of(
                        Field.of("list:users", "holder", "User", "")
                                .needed()
                                .hint("The user name."),
                        Field.select("duty", "Duty", "", GrantsPage.duties()).needed(),
                        Field.select("reach", "Over", "", reaches()).needed(),
                        Field.select("team", "Team", "", teams)
                                .hint("With its people and the teams in it, as they are each day."),
                        PersonField.of("person", "Person", ""),
                        Field.select("class", "Records", "", classes())
                                .hint("For a record reader: what of the person is to be read."),
                        Field.text("purpose", "Purpose", "", true)
                                .hint("Why, such as annual review 2026."),
                        Field.of("date", "from", "First day", "" + request.today()).needed(),
                        Field.of("date", "last", "Last day", "")
                                .hint("A duty over one person must have one.")),
                "Give the duty",
                "",
                "");
    }

    private static List<Option> reaches() {
        return List.of(
                new Option("", "choose"),
                new Option("EVERYTHING", "everybody"),
                new Option("TEAM", "a team"),
                new Option("PERSON", "one person"));
    }

    private static List<Option> classes() {
        var options = new ArrayList<>(List.of(new Option("", "no records")));
        Arrays.stream(FieldClass.values())
                .filter(one -> one.compareTo(FieldClass.ORGANIZATION) < 0)
                .map(one -> new Option(one.name(), GrantsPage.words(one)))
                .forEach(options::add);
        return options;
    }

    List<Option> people(PageRequest request) {
        return PersonField.offered(organization.asOf(request.viewer(), request.today()));
    }

    List<Option> users(PageRequest request) {
        return enabled(request).map(one -> new Option(one.login(), one.displayName())).toList();
    }

    private java.util.stream.Stream<User> enabled(PageRequest request) {
        return users.list(request.viewer(), null, UsersPage.MOST).stream()
                .filter(User::isEnabled)
                .filter(one -> !one.id().equals(request.viewer().user()));
    }

    /// Reads what was typed.
    ///
    /// @throws Refusal when a field is not what it should be
    NewGrant read(PageRequest request, Map<String, String> form) {
        var from = day("from", "The first day", form.getOrDefault("from", ""));
        var last = form.getOrDefault("last", "").strip();
        return new NewGrant(
                holder(request, form.getOrDefault("holder", "")),
                duty(form.getOrDefault("duty", "")),
                fieldClass(form.getOrDefault("class", "")),
                scope(request, form),
                form.getOrDefault("purpose", "").strip(),
                from,
                last.isEmpty() ? null : after(from, day("last", "The last day", last)));
    }

    private static LocalDate after(LocalDate from, LocalDate last) {
        if (last.isBefore(from)) {
            throw new Refusal(
                            "The last day (%s) must not be before the first day (%s)."
                                    .formatted(last, from),
                            "Maybe %s.".formatted(from.plusMonths(3)))
                    .about("last");
        }
        return last.plusDays(1);
    }

    private static LocalDate day(String field, String what, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new Refusal(
                            "%s (%s) must be a day, written as year-month-day."
                                    .formatted(
                                            what,
                                            text.length() > 40 ? text.substring(0, 40) : text),
                            "Maybe choose it from the calendar of the field.")
                    .about(field);
        }
    }

    private UUID holder(PageRequest request, String login) {
        var words = Table.folded(login.strip());
        return users.list(request.viewer(), null, UsersPage.MOST).stream()
                .filter(one -> Table.folded(one.login()).equals(words))
                .findFirst()
                .map(User::id)
                .orElseThrow(
                        () ->
                                new Refusal(
                                                "The user (%s) must be one of the users of this server."
                                                        .formatted(login),
                                                "Maybe look the user name up in the list of users.")
                                        .about("holder"));
    }

    private static Duty duty(String name) {
        return Arrays.stream(Duty.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                                "The duty (%s) must be one of the list."
                                                        .formatted(name),
                                                "Maybe HR partner.")
                                        .about("duty"));
    }

    private static @Nullable FieldClass fieldClass(String name) {
        return name.isEmpty()
                ? null
                : Arrays.stream(FieldClass.values())
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                        "The class (%s) must be one of the list."
                                                                .formatted(name),
                                                        "Maybe no records.")
                                                .about("class"));
    }

    private GrantScope scope(PageRequest request, Map<String, String> form) {
        var day = organization.asOf(request.viewer(), request.today());
        var reach = form.getOrDefault("reach", "");
        return switch (reach) {
            case "EVERYTHING" -> new GrantScope.Everything();
            case "TEAM" -> team(day, form.getOrDefault("team", ""));
            case "PERSON" ->
                    new GrantScope.Person(
                            PersonField.find(day, form.getOrDefault("person", ""))
                                    .orElseThrow(GrantForm::nobody));
            default ->
                    throw new Refusal(
                                    "What the duty is over (%s) must be everybody, a team or one person."
                                            .formatted(reach.isEmpty() ? "none" : reach),
                                    "Maybe choose one of the list.")
                            .about("reach");
        };
    }

    private static Refusal nobody() {
        return new Refusal(
                        "The person (none) must be named when the duty is over one person.",
                        "Maybe by the employee number.")
                .about("person");
    }

    private static GrantScope team(OrganizationDay day, String key) {
        return day.teams().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .map(one -> new GrantScope.Team(one.id(), one.name()))
                .orElseThrow(
                        () ->
                                new Refusal(
                                                "The team (%s) must be chosen when the duty is over a team."
                                                        .formatted(key.isEmpty() ? "none" : key),
                                                "Maybe choose one of the list.")
                                        .about("team"));
    }

    /// Returns the field that a refusal is about, empty for all of the form.
    static String field(Refusal refusal) {
        return switch (refusal.member()) {
            case "until" -> "last";
            case "scope" -> "reach";
            default -> refusal.member();
        };
    }
}

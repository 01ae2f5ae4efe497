package dev.quarterdeck.pages;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lets somebody name a person: by employee number, work address or name.
public final class PersonField {

    /// Beyond this a list that a browser offers is no help.
    private static final int MOST_OFFERED = 1_000;

    private PersonField() {}

    /// Returns the field; the page must hold the list `people` of {@link #offered}.
    public static Field of(String name, String label, String value) {
        return Field.of("list:people", name, label, value)
                .hint("Employee number, work address or whole name.");
    }

    /// Returns who can be chosen, for the list that the field offers.
    public static List<Option> offered(OrganizationDay day) {
        return day.persons().size() > MOST_OFFERED
                ? List.of()
                : day.persons().stream().map(one -> new Option(one.number(), one.name())).toList();
    }

    /// Returns the person who is named; nothing when nobody is.
    ///
    /// @throws Refusal when nobody or several are called that
    public static Optional<PersonId> find(OrganizationDay day, String typed) {
        var words = Table.folded(typed.strip());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var found =
                day.persons().stream()
                        .filter(one -> Table.folded(one.number()).equals(words))
                        .toList();
        if (found.isEmpty()) {
            found = day.persons().stream().filter(one -> isCalled(one, words)).toList();
        }
        if (found.size() != 1) {
            throw refusal(day, typed, found);
        }
        return Optional.of(found.getFirst().id());
    }

    private static boolean isCalled(Colleague one, String words) {
        return Table.folded(one.name()).equals(words)
                || Table.folded(Objects.requireNonNullElse(one.address(), "")).equals(words);
    }

    private static Refusal refusal(OrganizationDay day, String typed, List<Colleague> found) {
        var shown = typed.length() > 60 ? typed.substring(0, 60) + "…" : typed;
        return found.isEmpty()
                ? new Refusal(
                                "Nobody who works here on %s has the number, address or name (%s)."
                                        .formatted(day.day(), shown),
                                "Maybe look the employee number up on the page of the person.")
                        .about("person")
                : new Refusal(
                                "The name (%s) must be of one person, and %d have it."
                                        .formatted(shown, found.size()),
                                "Maybe one of the employee numbers: %s."
                                        .formatted(
                                                found.stream()
                                                        .limit(5)
                                                        .map(Colleague::number)
                                                        .collect(Collectors.joining(", "))))
                        .about("person");
    }
}

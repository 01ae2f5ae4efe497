package dev.quarterdeck.pages.account;

import dev.quarterdeck.access.Grant;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.signin.Present.Someone;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.view.account.AccountView.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says who a user is in the organisation, and which duties they have.
record OwnFacts(Grants grants, PersonDirectory persons) {

    List<Fact> of(PageRequest request, Someone me) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("User name", me.login(), null));
        facts.add(person(request, me));
        var held = grants.heldBy(me.user());
        held.forEach(one -> facts.add(new Fact("Duty", words(one), null)));
        if (held.isEmpty()) {
            facts.add(
                    new Fact(
                            "Duties",
                            "none: you see what everybody who is signed in sees, and what your place in the organisation opens",
                            null));
        }
        return facts;
    }

    private Fact person(PageRequest request, Someone me) {
        var person = me.person();
        if (person == null) {
            return new Fact(
                    "In the organisation",
                    "not linked to a person; an administrator can do that",
                    null);
        }
        var name = persons.names(request.viewer(), List.of(person.value())).get(person.value());
        return new Fact(
                "In the organisation",
                name == null ? "your own page" : name,
                request.link("/people/persons/" + person.value()));
    }

    private static String words(Grant one) {
        LocalDate until = one.range().until();
        var fieldClass = one.fieldClass();
        return "%s%s %s, %s (%s)"
                .formatted(
                        one.duty().words(),
                        fieldClass == null
                                ? ""
                                : " of "
                                        + fieldClass
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '),
                        one.scope().words(),
                        until == null ? "without an end" : "to " + until.minusDays(1),
                        one.purpose());
    }
}

package dev.quarterdeck.pages.view.settings;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills a page of settings.
///
/// @param tab the tab that is open
/// @param decision the decision it serves, empty for none
/// @param said what was just done
/// @param refused why nothing is shown, or null
/// @param facts what is known, in reading order
/// @param table what there is, or null
/// @param tokens the tokens of a user, or null
/// @param forms what can be done
/// @param people who can be named in a form
/// @param users which users can be named in a form
public record SettingsPage(
        String tab,
        String title,
        String lead,
        String decision,
        Said said,
        @Nullable State refused,
        List<Fact> facts,
        @Nullable TableView table,
        @Nullable Review tokens,
        List<Part> forms,
        List<Option> people,
        List<Option> users) {

    public SettingsPage {
        facts = List.copyOf(facts);
        forms = List.copyOf(forms);
        people = List.copyOf(people);
        users = List.copyOf(users);
    }

    /// A fact. @param href where more is, or null
    public record Fact(String what, String value, @Nullable String href) {}

    /// Something that can be done.
    ///
    /// @param words what it does, or why it cannot be done, empty for nothing
    /// @param form how, null when it cannot be done
    public record Part(String id, String title, String words, @Nullable FormView form) {}

    /// Begins a page that shows nothing yet.
    public static SettingsPage of(String tab, String title, String lead, String decision) {
        return new SettingsPage(
                tab,
                title,
                lead,
                decision,
                Said.NOTHING,
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /// Returns the same for who may not see it.
    public SettingsPage refused(State why) {
        return new SettingsPage(
                tab, title, lead, decision, said, why, facts, table, tokens, forms, people, users);
    }

    /// Returns the same with what was just done.
    public SettingsPage said(Said words) {
        return new SettingsPage(
                tab, title, lead, decision, words, refused, facts, table, tokens, forms, people,
                users);
    }

    /// Returns the same with facts.
    public SettingsPage facts(List<Fact> known) {
        return new SettingsPage(
                tab, title, lead, decision, said, refused, known, table, tokens, forms, people,
                users);
    }

    /// Returns the same with a table.
    public SettingsPage table(TableView rows) {
        return new SettingsPage(
                tab, title, lead, decision, said, refused, facts, rows, tokens, forms, people,
                users);
    }

    /// Returns the same with tokens.
    public SettingsPage tokens(Review list) {
        return new SettingsPage(
                tab, title, lead, decision, said, refused, facts, table, list, forms, people,
                users);
    }

    /// Returns the same with what can be done, and who can be named in it.
    public SettingsPage forms(List<Part> parts, List<Option> persons, List<Option> logins) {
        return new SettingsPage(
                tab, title, lead, decision, said, refused, facts, table, tokens, parts, persons,
                logins);
    }
}

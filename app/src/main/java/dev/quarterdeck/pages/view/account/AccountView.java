package dev.quarterdeck.pages.view.account;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills a user's own page.
///
/// @param name what the user is called
/// @param lead as whom and how they signed in
/// @param said what was just done
/// @param facts who they are here, and what they may
/// @param sessions where they are signed in
/// @param tokens their tokens
/// @param token the form for a new token
/// @param password the form for a new password, null when none is kept here
/// @param noPassword why not, empty when one is
/// @param reads who read their record, null when they have none
/// @param noReads why not, null when they have one
/// @param older where older reads are, empty for none
public record AccountView(
        String name,
        String lead,
        Said said,
        List<Fact> facts,
        Review sessions,
        Review tokens,
        FormView token,
        @Nullable FormView password,
        String noPassword,
        @Nullable TableView reads,
        @Nullable State noReads,
        String older) {

    public AccountView {
        facts = List.copyOf(facts);
    }

    /// A fact. @param href where more is, or null
    public record Fact(String what, String value, @Nullable String href) {}
}

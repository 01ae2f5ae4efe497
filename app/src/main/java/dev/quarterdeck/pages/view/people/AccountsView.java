package dev.quarterdeck.pages.view.people;

import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the review of whose accounts are whose.
///
/// @param refused why nothing is shown, or null
/// @param said what was just done, or went wrong
/// @param tools which tools can be looked for
/// @param tool which one is
/// @param states which states can be looked for
/// @param state which one is
/// @param count how many accounts are listed, in words
/// @param open what a person should decide
/// @param certain what nothing speaks against, or null
/// @param certainAction where all of that which is shown is accepted
/// @param certainIds which accounts those are
/// @param certainWords how many there are of which these are a part, empty when these are all
/// @param earlier where the accounts before are, empty for none
/// @param later where further accounts are, empty for none
/// @param people who can be named
public record AccountsView(
        @Nullable State refused,
        Said said,
        List<Option> tools,
        String tool,
        List<Option> states,
        String state,
        String count,
        @Nullable Review open,
        @Nullable Review certain,
        String certainAction,
        List<String> certainIds,
        String certainWords,
        String earlier,
        String later,
        List<Option> people) {

    public AccountsView {
        tools = List.copyOf(tools);
        states = List.copyOf(states);
        certainIds = List.copyOf(certainIds);
        people = List.copyOf(people);
    }

    /// Fills it for who may not see it.
    public static AccountsView refused(State why) {
        return new AccountsView(
                why,
                Said.NOTHING,
                List.of(),
                "",
                List.of(),
                "",
                "",
                null,
                null,
                "",
                List.of(),
                "",
                "",
                "",
                List.of());
    }
}

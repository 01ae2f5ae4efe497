package dev.quarterdeck.pages.view.people;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the pages of an import of people and teams.
///
/// @param step what the page is: `Choose files`, `Working`, `What would change`, `Done` or
///     `Nothing was changed`
/// @param refused why nothing can be brought in, or null
/// @param form the form for files, null when there is none
/// @param run how far it is, null when nothing runs
/// @param ended how it ended without a result, or null
/// @param found what came of it, or null
public record ImportView(
        String step,
        @Nullable State refused,
        @Nullable FormView form,
        @Nullable Run run,
        @Nullable State ended,
        @Nullable Found found) {

    /// How far it is. @param total 0 when it is not known
    public record Run(String href, String words, long done, long total) {}

    /// What came of it.
    ///
    /// @param summary one line
    /// @param counts how many of each kind of change
    /// @param files what each file was taken for
    /// @param notes what else should be known, a sentence each
    /// @param changes what changes, or changed
    /// @param refused rows that were not taken, null when all were
    /// @param held rows taken without their manager, null when there are none
    /// @param apply the form that keeps it, null when there is nothing to keep
    public record Found(
            String summary,
            List<Count> counts,
            List<String> files,
            List<String> notes,
            TableView changes,
            @Nullable TableView refused,
            @Nullable TableView held,
            @Nullable FormView apply) {

        public Found {
            counts = List.copyOf(counts);
            files = List.copyOf(files);
            notes = List.copyOf(notes);
        }
    }

    /// How many of one kind of change.
    public record Count(String what, int number) {}
}

package dev.quarterdeck.cli;

import dev.quarterdeck.forecasting.DoneRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user corrected or confirmed about a repository; absent means "learn it".
///
/// @param ticketPrefixes prefixes of ticket keys, or null
/// @param notTickets prefixes that are no tickets
/// @param bots names or addresses of programs among the authors
/// @param samePerson groups of addresses that belong to one person
/// @param releaseTags regular expression that the whole name of a release tag must match, or null
/// @param done when an item counts as finished, or null
record Corrections(
        @Nullable List<String> ticketPrefixes,
        List<String> notTickets,
        List<String> bots,
        List<List<String>> samePerson,
        @Nullable String releaseTags,
        @Nullable DoneRule done) {

    static final Corrections NONE =
            new Corrections(null, List.of(), List.of(), List.of(), null, null);
}

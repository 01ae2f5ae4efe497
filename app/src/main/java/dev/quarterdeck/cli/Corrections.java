package dev.quarterdeck.cli;

import dev.quarterdeck.forecasting.DoneRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user corrected or confirmed about a repository; absent means "learn it".
///
/// @param ticketPrefixes prefixes of ticket keys, or null
/// @param notTickets prefixes that are no tickets
/// @param issueNumbers whether `#12` names a ticket, or null
/// @param bots names or addresses of programs among the authors
/// @param notBots names or addresses of people who were taken for programs
/// @param samePerson groups of addresses that belong to one person
/// @param notSamePerson addresses that are joined with no other unless said in `samePerson`
/// @param releaseTags regular expression that the whole name of a release tag must match, or null
/// @param done when an item counts as finished, or null
record Corrections(
        @Nullable List<String> ticketPrefixes,
        List<String> notTickets,
        @Nullable Boolean issueNumbers,
        List<String> bots,
        List<String> notBots,
        List<List<String>> samePerson,
        List<String> notSamePerson,
        @Nullable String releaseTags,
        @Nullable DoneRule done) {

    static final Corrections NONE =
            new Corrections(
                    null, List.of(), null, List.of(), List.of(), List.of(), List.of(), null, null);
}

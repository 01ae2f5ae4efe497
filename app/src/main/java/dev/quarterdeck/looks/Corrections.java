package dev.quarterdeck.looks;

import dev.quarterdeck.forecasting.DoneRule;
import dev.quarterdeck.sources.git.GitOptions;
import java.time.Clock;
import java.time.Instant;
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
public record Corrections(
        @Nullable List<String> ticketPrefixes,
        List<String> notTickets,
        @Nullable Boolean issueNumbers,
        List<String> bots,
        List<String> notBots,
        List<List<String>> samePerson,
        List<String> notSamePerson,
        @Nullable String releaseTags,
        @Nullable DoneRule done) {

    /// Nothing corrected.
    public static final Corrections NONE =
            new Corrections(
                    null, List.of(), null, List.of(), List.of(), List.of(), List.of(), null, null);

    /// Joins the corrections to the moment.
    ///
    /// @param asOf nothing later is read, or null for the history's own end
    public GitOptions gitOptions(@Nullable Instant asOf, Clock clock) {
        return new GitOptions(
                asOf,
                ticketPrefixes == null ? List.of() : ticketPrefixes,
                notTickets,
                issueNumbers,
                bots,
                notBots,
                samePerson,
                notSamePerson,
                releaseTags,
                0,
                clock);
    }
}

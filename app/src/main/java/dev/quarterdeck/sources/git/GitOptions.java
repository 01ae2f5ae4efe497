package dev.quarterdeck.sources.git;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says how a repository is to be read: the moment, and what the user corrected of our guesses.
///
/// Everything left empty is learned from the history.
///
/// @param asOf nothing later is read; null for the latest moment of the history itself
/// @param ticketPrefixes prefixes of ticket keys; when given, no other prefix is taken
/// @param notTickets prefixes that are no tickets whatever the history suggests
/// @param issueNumbers whether `#123` counts as a ticket; null to learn it
/// @param bots names or addresses of programs among the authors
/// @param notBots names or addresses of people whom we take for programs
/// @param sameAuthors groups of addresses (or `Name <address>`) that are one person each
/// @param apart addresses (or `Name <address>`) that are joined with no other address by
///     themselves, only by a group of `sameAuthors`
/// @param releaseTags regular expression that a release tag matches; null to learn it
/// @param moduleDepth folders deep that a module is; 0 to learn it
/// @param clock tells the present, which caps dates that lie in the future
public record GitOptions(
        @Nullable Instant asOf,
        List<String> ticketPrefixes,
        List<String> notTickets,
        @Nullable Boolean issueNumbers,
        List<String> bots,
        List<String> notBots,
        List<List<String>> sameAuthors,
        List<String> apart,
        @Nullable String releaseTags,
        int moduleDepth,
        Clock clock) {

    public GitOptions {
        ticketPrefixes = List.copyOf(ticketPrefixes);
        notTickets = List.copyOf(notTickets);
        bots = List.copyOf(bots);
        notBots = List.copyOf(notBots);
        sameAuthors = sameAuthors.stream().map(List::copyOf).toList();
        apart = List.copyOf(apart);
    }

    /// Learns everything and reads up to the latest moment of the history.
    public static GitOptions learning(Clock clock) {
        return new GitOptions(
                null, List.of(), List.of(), null, List.of(), List.of(), List.of(), List.of(), null,
                0, clock);
    }

    /// Returns the same options, read up to `moment`.
    public GitOptions asOf(Instant moment) {
        return new GitOptions(
                moment,
                ticketPrefixes,
                notTickets,
                issueNumbers,
                bots,
                notBots,
                sameAuthors,
                apart,
                releaseTags,
                moduleDepth,
                clock);
    }
}

package dev.quarterdeck.activity;

import java.util.List;

/// How a repository's words were understood: each rule learned from the history or given by the
/// user.
///
/// @param ticketPrefixes prefixes of ticket keys, with evidence, most used first
/// @param refusedPrefixes look-alikes that were not taken for tickets, with evidence
/// @param issueNumbers whether `#123` references in messages count as tickets (hosted issue
///     tracker)
/// @param bots names of programs among the authors, with evidence
/// @param mergedIdentities groups of addresses taken for one person, with evidence; shown by
///     `doctor` only
/// @param mainLine the name of the line that was followed, as git names it
public record ReadingRules(
        List<Evidence> ticketPrefixes,
        List<Evidence> refusedPrefixes,
        boolean issueNumbers,
        List<Evidence> bots,
        List<Evidence> mergedIdentities,
        String mainLine) {

    public ReadingRules {
        ticketPrefixes = List.copyOf(ticketPrefixes);
        refusedPrefixes = List.copyOf(refusedPrefixes);
        bots = List.copyOf(bots);
        mergedIdentities = List.copyOf(mergedIdentities);
    }

    /// One thing recognised and why.
    ///
    /// @param value the prefix, bot or group
    /// @param why the evidence in a few words with its numbers
    /// @param given whether the user said so in `.quarterdeck.yml`
    public record Evidence(String value, String why, boolean given) {}
}

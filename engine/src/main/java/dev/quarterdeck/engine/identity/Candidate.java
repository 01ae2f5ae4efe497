package dev.quarterdeck.engine.identity;

import java.util.List;
import java.util.UUID;

/// Names a person who may be behind an account, with what speaks for it.
///
/// @param person the person
/// @param confidence how much speaks for it
/// @param evidence each sign in words, strongest first
/// @param workAddress whether the account carries a work address of theirs that nobody else has
public record Candidate(
        UUID person, Confidence confidence, List<String> evidence, boolean workAddress) {

    /// Copies the evidence.
    public Candidate {
        evidence = List.copyOf(evidence);
    }
}

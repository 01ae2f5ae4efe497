package dev.quarterdeck.engine.identity;

import java.util.List;

/// Answers who is behind one account.
public sealed interface Match {

    /// One person stands out.
    ///
    /// @param best who
    /// @param others who else was near, nearest first
    record Suggested(Candidate best, List<Candidate> others) implements Match {
        /// Copies the list.
        public Suggested {
            others = List.copyOf(others);
        }
    }

    /// Several persons are about as likely; only a person can choose.
    ///
    /// @param candidates two or more, likeliest first
    record Ambiguous(List<Candidate> candidates) implements Match {
        /// Copies the list.
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /// It is a program.
    ///
    /// @param evidence what shows it
    record Program(String evidence) implements Match {}

    /// Nobody was found.
    ///
    /// @param reason why, a clause
    record Nobody(String reason) implements Match {}
}

package dev.quarterdeck.activity;

/// Stands for one person or bot behind merged identities, without a name.
///
/// The number is only stable within one reading; it is never printed.
///
/// @param number position in the reading's list of merged identities, 0-based
/// @param bot whether the identity was recognised as a program
public record Author(int number, boolean bot) {

    /// Hides the number, so that no message or log can be used to count one person's work.
    @Override
    public String toString() {
        return bot ? "a bot" : "a person";
    }
}

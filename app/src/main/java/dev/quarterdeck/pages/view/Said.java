package dev.quarterdeck.pages.view;

/// Says what was just done.
///
/// @param words one or two sentences, empty for nothing
/// @param secret what is shown this once, empty for nothing
public record Said(String words, String secret) {

    /// Says nothing.
    public static final Said NOTHING = new Said("", "");

    /// Says a sentence.
    public static Said of(String words) {
        return new Said(words, "");
    }
}

package dev.quarterdeck.access.signin.pages;

import java.util.List;

/// Fills what all pages have in common.
///
/// @param title what the page is, as the window shows it
/// @param nonce lets the page's own style through its policy
/// @param style the style sheet
/// @param csrf the token that each form carries
/// @param warnings what everybody signed in should know
public record Frame(String title, String nonce, String style, String csrf, List<String> warnings) {

    /// Copies the warnings.
    public Frame {
        warnings = List.copyOf(warnings);
    }
}

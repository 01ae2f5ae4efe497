package dev.quarterdeck.access.signin.pages;

/// Fills what all pages have in common.
///
/// @param title what the page is, as the window shows it
/// @param csrf the token that each form carries
public record Frame(String title, String csrf) {}

package dev.quarterdeck.access.signin.pages;

/// Fills the page on which people replace their password.
///
/// @param login whose password it is
/// @param message what went wrong, empty when nothing did
/// @param forced whether a temporary password must be replaced now
public record PasswordPage(Frame frame, String login, String message, boolean forced) {}

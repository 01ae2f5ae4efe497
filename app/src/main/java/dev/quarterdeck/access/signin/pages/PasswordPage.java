package dev.quarterdeck.access.signin.pages;

/// Fills the page on which people replace their password.
///
/// @param message what went wrong, empty when nothing did
/// @param forced whether a temporary password must be replaced now
public record PasswordPage(Frame frame, String message, boolean forced) {}

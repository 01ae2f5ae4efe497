package dev.quarterdeck.access.signin.pages;

/// Fills the page on which people sign in.
///
/// @param message what went wrong, empty when nothing did
/// @param login the user name that was typed
/// @param provider the identity provider's host, empty when there is none
/// @param to where to go afterwards
public record SignInPage(Frame frame, String message, String login, String provider, String to) {}

/// What stands on the pages of sign-in?
///
/// Owns what the page templates (`src/main/jte-signin`) are filled with.
@NullMarked
package dev.quarterdeck.access.signin.pages;

import org.jspecify.annotations.NullMarked;

/// What stands on a page?
///
/// Owns what the page templates (`src/main/jte-pages`) are filled with: words and rows in reading
/// order, already chosen by the policy, so that a template only places them.
@NullMarked
package dev.quarterdeck.pages.view;

import org.jspecify.annotations.NullMarked;

/// Fills the pages of sources.
@NullMarked
package dev.quarterdeck.pages.view.sources;

import org.jspecify.annotations.NullMarked;

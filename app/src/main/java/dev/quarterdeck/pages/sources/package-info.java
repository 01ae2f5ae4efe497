/// Which pages connect tools, and show what came of them?
@NullMarked
package dev.quarterdeck.pages.sources;

import org.jspecify.annotations.NullMarked;

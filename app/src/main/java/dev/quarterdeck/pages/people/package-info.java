/// Which pages show who works where, for whom?
@NullMarked
package dev.quarterdeck.pages.people;

import org.jspecify.annotations.NullMarked;

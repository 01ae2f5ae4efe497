/// Which pages show what is wanted, when it will be there, and who has time for it?
@NullMarked
package dev.quarterdeck.pages.plan;

import org.jspecify.annotations.NullMarked;

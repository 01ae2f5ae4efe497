/// Which pages show what happened in the repositories, and how fresh each input is?
@NullMarked
package dev.quarterdeck.pages.delivery;

import org.jspecify.annotations.NullMarked;

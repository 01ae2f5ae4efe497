/// Which page says what needs a decision this week?
@NullMarked
package dev.quarterdeck.pages.brief;

import org.jspecify.annotations.NullMarked;

/// What stands on the pages about people?
@NullMarked
package dev.quarterdeck.pages.view.people;

import org.jspecify.annotations.NullMarked;

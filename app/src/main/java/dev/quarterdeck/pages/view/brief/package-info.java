/// What stands on the brief?
@NullMarked
package dev.quarterdeck.pages.view.brief;

import org.jspecify.annotations.NullMarked;

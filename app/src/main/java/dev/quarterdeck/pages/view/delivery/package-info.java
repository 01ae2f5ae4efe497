/// What stands on the pages about delivery?
@NullMarked
package dev.quarterdeck.pages.view.delivery;

import org.jspecify.annotations.NullMarked;

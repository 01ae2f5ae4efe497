/// What stands on the pages of settings?
@NullMarked
package dev.quarterdeck.pages.view.settings;

import org.jspecify.annotations.NullMarked;

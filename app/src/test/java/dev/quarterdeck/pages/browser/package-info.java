/// What do pages do in a real browser, served by the packaged program?
@NullMarked
package dev.quarterdeck.pages.browser;

import org.jspecify.annotations.NullMarked;

/// Which pages show who may sign in and do what, and what was done?
@NullMarked
package dev.quarterdeck.pages.settings;

import org.jspecify.annotations.NullMarked;

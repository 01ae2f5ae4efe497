/// What stands on a user's own pages?
@NullMarked
package dev.quarterdeck.pages.view.account;

import org.jspecify.annotations.NullMarked;

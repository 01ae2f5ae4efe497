/// Which pages show users what is their own: sessions, tokens, and who read their record?
@NullMarked
package dev.quarterdeck.pages.account;

import org.jspecify.annotations.NullMarked;

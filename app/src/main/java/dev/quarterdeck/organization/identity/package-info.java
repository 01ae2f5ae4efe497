/// Whose is each account, who says so, and what speaks for it?
///
/// Owns the decisions about accounts: each a row with who and when, undone but never deleted. What
/// nobody has decided is suggested afresh at every look, so that a suggestion is never older than
/// the persons it names. Accounts that nobody is behind stay a row of their own in every count.
@NamedInterface("identity")
@NullMarked
package dev.quarterdeck.organization.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

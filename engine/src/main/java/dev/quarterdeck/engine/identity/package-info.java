/// Which person is behind an account, and what speaks for it?
///
/// Owns the likeness of names, logins and addresses between the *accounts* of tools and the
/// *persons* of an organisation, and the signs of programs. Evidence adds up in points, after the
/// idea of Fellegi and Sunter ("A Theory for Record Linkage", 1969), with weights that are fixed
/// and few, so that each suggestion can be said in words. Two candidates that are about as likely
/// make an ambiguous answer, never a choice. Values in, values out; no account is counted.
@NullMarked
package dev.quarterdeck.engine.identity;

import org.jspecify.annotations.NullMarked;

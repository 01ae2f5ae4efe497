/// How do we read GitHub, in the cloud and on an own server?
///
/// Owns the fetching by REST, the mapping of its records to events, and its webhooks; `README.md`
/// beside says what is read and what is not.
@NullMarked
package dev.quarterdeck.sources.github;

import org.jspecify.annotations.NullMarked;

/// How does Opsgenie tell of incidents?
///
/// Owns its connector and its mapping; the README beside it says which record becomes what.
@NullMarked
package dev.quarterdeck.sources.opsgenie;

import org.jspecify.annotations.NullMarked;

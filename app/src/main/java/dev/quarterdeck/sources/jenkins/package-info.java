/// How does Jenkins tell of builds?
///
/// Owns its connector and its mapping; the README beside it says which record becomes what.
@NullMarked
package dev.quarterdeck.sources.jenkins;

import org.jspecify.annotations.NullMarked;

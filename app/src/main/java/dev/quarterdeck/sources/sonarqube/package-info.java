/// What does SonarQube tell that has a place here?
///
/// Owns its connector and its mapping; the README beside it says which record becomes what.
@NullMarked
package dev.quarterdeck.sources.sonarqube;

import org.jspecify.annotations.NullMarked;

/// How does everything get into one file, and back into an empty database?
///
/// Copies every table of our schemas in one consistent snapshot, restores it whole or not at
/// all, and moves an embedded store to another major version of PostgreSQL by the same copy.
@NamedInterface("backup")
@NullMarked
package dev.quarterdeck.platform.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

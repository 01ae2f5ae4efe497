/// What was said about each repository, on any day?
///
/// Owns repositories, the looks kept of them with a row per figure, and the imports that make looks
/// on the server: by the path of a repository, or by uploaded files.
@NamedInterface("kept")
@NullMarked
package dev.quarterdeck.looks.kept;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/// Which tools are read, what came of it, what did not, and why?
///
/// Owns connections with their secrets and scopes, runs with their counts and issues, the raw
/// records, and the doors through which records come in: calls, files and webhooks.
@NamedInterface("kept")
@NullMarked
package dev.quarterdeck.sources.kept;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

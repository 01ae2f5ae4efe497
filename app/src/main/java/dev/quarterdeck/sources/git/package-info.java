/// How do we read a git repository?
///
/// Owns the git process, the parsing of its log and file changes, the merging of author identities,
/// and the recognition of tickets, markers, reverts, AI declarations and release tags. Messages and
/// names are read here and end here.
@NullMarked
package dev.quarterdeck.sources.git;

import org.jspecify.annotations.NullMarked;

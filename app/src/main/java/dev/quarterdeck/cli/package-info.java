/// How does a person talk to Quarterdeck in a terminal?
///
/// Owns the one `main`, the verbs of `qd`, exit codes (0 fine, 1 finding over threshold, 2 bad
/// input, 3 incomplete data),
/// progress, and `.quarterdeck.yml`. Data goes to stdout, talk to stderr.
@NullMarked
package dev.quarterdeck.cli;

import org.jspecify.annotations.NullMarked;

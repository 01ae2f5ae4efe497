/// How does the command line speak with a running server?
///
/// Owns the search for the server and its token, the requests, and the verbs that need a
/// server. Talks REST only, like any other client; knows nothing of the store or the modules
/// behind it.
@NullMarked
package dev.quarterdeck.cli.remote;

import org.jspecify.annotations.NullMarked;

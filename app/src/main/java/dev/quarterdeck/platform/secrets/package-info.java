/// How are the secrets kept that this server needs to sign in elsewhere?
///
/// Owns their encryption: a random key for each secret, wrapped by a key that lies in a file and
/// never in the database.
@NamedInterface("secrets")
@NullMarked
package dev.quarterdeck.platform.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/// Who is it that asks, and how do they prove it?
///
/// Owns users and what proves them: local passwords, the identity provider, sessions, API
/// tokens, the bootstrap administrator and the console's token; and the one security filter
/// chain every request passes.
@NamedInterface("signin")
@NullMarked
package dev.quarterdeck.access.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

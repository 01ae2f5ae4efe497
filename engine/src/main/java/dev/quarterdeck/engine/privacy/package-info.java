/// What may be told of a group without telling of a person?
///
/// Owns the minimum group size and the hiding of groups that could be computed from those shown.
/// Whatever words answers or activity of people goes through here.
@NullMarked
package dev.quarterdeck.engine.privacy;

import org.jspecify.annotations.NullMarked;

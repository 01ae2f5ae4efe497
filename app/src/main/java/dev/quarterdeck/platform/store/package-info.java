/// How is the one PostgreSQL reached, by whom, and with which schema?
///
/// Owns the roles (owner, keeper, app), the connection pools, transactions with a viewpoint,
/// and the migrations of each module.
@NamedInterface("store")
@NullMarked
package dev.quarterdeck.platform.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

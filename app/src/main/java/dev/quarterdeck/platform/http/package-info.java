/// How does every resource speak HTTP: problems, pages, entity tags, idempotency, request ids?
@NamedInterface("http")
@NullMarked
package dev.quarterdeck.platform.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/// How do we read the tools?
///
/// Owns one sub-package per tool, and the words in which a connector is written: it fetches
/// records through a {@link dev.quarterdeck.sources.Visit}, hands them to a
/// {@link dev.quarterdeck.sources.Take}, and maps each purely to events through a
/// {@link dev.quarterdeck.sources.Sink}. What is kept of them, and runs, is `sources.kept`.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: signin",
            "activity",
            "activity :: facts",
            "activity :: kept",
            "organization",
            "organization :: identity",
            "platform",
            "platform :: http",
            "platform :: jobs",
            "platform :: outbound",
            "platform :: secrets",
            "platform :: store"
        })
@NullMarked
package dev.quarterdeck.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

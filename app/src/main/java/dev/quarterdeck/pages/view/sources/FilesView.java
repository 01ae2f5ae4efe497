package dev.quarterdeck.pages.view.sources;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.State;
import org.jspecify.annotations.Nullable;

/// Fills the page that takes files of records. @param top of a connection, or null for any
public record FilesView(
        @Nullable SourceTop top, @Nullable State refused, @Nullable FormView form) {}

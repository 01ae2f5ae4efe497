package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.State;
import org.jspecify.annotations.Nullable;

/// Fills the page that takes files in.
///
/// @param form the form, or null to who may not
/// @param refused why not, or null
public record ImportPage(@Nullable FormView form, @Nullable State refused) {}

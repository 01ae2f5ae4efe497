package dev.quarterdeck.pages.view.delivery;

import dev.quarterdeck.pages.view.FormView;

/// Fills the form that changes a repository.
public record RepositoryForm(String name, FormView form) {}

package dev.quarterdeck.organization.timeline;

/// Says who declared a level of skill.
public enum DeclaredBy {
    SELF,
    MANAGER
}

package dev.quarterdeck.access;

/// What an API token may be used for; a policy decision needs the scope and the relation.
public enum Scope {
    /// Reads what its user may see.
    READ,
    /// Changes what its user may change.
    WRITE,
    /// Brings files and records in.
    IMPORT,
    /// Provisions persons from an identity provider (SCIM).
    PROVISION,
    /// Manages users, grants, tokens and the audit log.
    ADMINISTER,
    /// Reads the program's own measurements.
    MEASURE
}

package dev.quarterdeck.sources;

import java.util.List;
import java.util.Map;

/// Reads one tool: says what it needs, fetches records, and maps them.
///
/// A connector is a class named `<Tool>Connector` with a constructor without arguments, in a
/// package of its own below `dev.quarterdeck.sources`; it is found there, so that adding one
/// touches nothing else. It holds no state: one object serves all connections, on many threads.
public interface Connector {

    /// Says what tool it is and what a connection to it must be told.
    Tool tool();

    /// Returns the headers that sign a request in, such as `Authorization`; none when the tool
    /// asks for none.
    Map<String, String> credentials(Settings settings);

    /// Makes a cheap request that fails when address, secret or rights are wrong.
    ///
    /// @throws ToolTrouble when they are
    void check(Visit visit);

    /// Lists what can be chosen to be read, such as projects or repositories.
    ///
    /// @throws ToolTrouble when it cannot be told
    List<Scope> scopes(Visit visit);

    /// Fetches what is new in a scope, in plain loops, and hands each answer to the take.
    ///
    /// It begins at the take's cursors and may be cut off after any page. What was handed over
    /// before may be handed over again: nothing counts twice.
    ///
    /// @throws ToolTrouble when it cannot go on; what was handed over stays
    void fetch(Visit visit, Scope scope, Take take);

    /// Returns the pure mapping of its records.
    Mapping mapping();
}

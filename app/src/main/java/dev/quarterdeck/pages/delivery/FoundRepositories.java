package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.platform.Refusal;
import java.util.UUID;

/// Finds the repository that an address names: by id, or by its name as an address has it.
final class FoundRepositories {

    private FoundRepositories() {}

    /// @throws Refusal of kind NOT_FOUND
    static Repository find(Looks looks, PageRequest request, String named) {
        try {
            return looks.repository(request.viewer(), UUID.fromString(named), request.day())
                    .orElseThrow(() -> unknown(named));
        } catch (IllegalArgumentException notAnId) {
            return looks.repositories(request.viewer(), request.day()).stream()
                    .filter(one -> slug(one.name()).equals(slug(named)))
                    .findFirst()
                    .orElseThrow(() -> unknown(named));
        }
    }

    private static String slug(String name) {
        return Table.folded(name).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private static Refusal unknown(String named) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no repository (%s) on this day.".formatted(named),
                "Maybe find it by Ctrl-K, or among all of /delivery.");
    }
}

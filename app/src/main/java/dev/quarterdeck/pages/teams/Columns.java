package dev.quarterdeck.pages.teams;

import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// Lists the teams that stand side by side: by name, never by value.
final class Columns {

    private Columns() {}

    /// Returns the teams of the day that are part of another: the one above all is everything.
    static List<Unit> teams(Organization organization, PageRequest request) {
        var all = organization.asOf(request.viewer(), request.day()).teams();
        var above =
                all.stream().map(Unit::parent).filter(Objects::nonNull).collect(Collectors.toSet());
        return all.stream()
                .filter(one -> one.parent() != null || !above.contains(one.id()))
                .sorted(Comparator.comparing(one -> one.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}

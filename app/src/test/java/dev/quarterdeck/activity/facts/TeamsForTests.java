package dev.quarterdeck.activity.facts;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Lends an organisation of some teams, in which people may move.
final class TeamsForTests implements Teams {

    final List<Named> named = new ArrayList<>();
    final Map<String, UUID> kept = new HashMap<>();
    final List<Place> places = new ArrayList<>();

    @Override
    public List<Named> on(Viewer viewer, LocalDate day) {
        return named;
    }

    @Override
    public Optional<PersonId> head(Viewer viewer, UUID team, LocalDate day) {
        return Optional.empty();
    }

    @Override
    public Map<String, UUID> ofRepositories(Viewer viewer, LocalDate day) {
        return kept;
    }

    @Override
    public List<Place> places(Collection<Login> logins) {
        return places.stream().filter(one -> logins.contains(one.login())).toList();
    }

    @Override
    public String mark() {
        return places.toString();
    }
}

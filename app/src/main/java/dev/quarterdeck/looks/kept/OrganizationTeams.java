package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Teams;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.TeamPlaces;
import dev.quarterdeck.sources.kept.Connection;
import dev.quarterdeck.sources.kept.Connections;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Tells the facts of teams what the organisation, the connections and the looks know.
final class OrganizationTeams implements Teams {

    private final Organization organization;
    private final TeamPlaces places;
    private final Looks looks;
    private final Supplier<Connections> connections;

    /// @param connections are made after the facts
    OrganizationTeams(
            Organization organization,
            TeamPlaces places,
            Looks looks,
            Supplier<Connections> connections) {
        this.organization = organization;
        this.places = places;
        this.looks = looks;
        this.connections = connections;
    }

    @Override
    public List<Named> on(Viewer viewer, LocalDate day) {
        return organization.asOf(viewer, day).teams().stream()
                .map(team -> new Named(team.id(), team.key(), team.name(), team.members()))
                .toList();
    }

    @Override
    public Optional<PersonId> head(Viewer viewer, UUID team, LocalDate day) {
        return organization.asOf(viewer, day).headOf(team);
    }

    @Override
    public List<Place> places(Collection<Login> logins) {
        var tools =
                connections.get().list(Viewer.console()).stream()
                        .collect(Collectors.toMap(Connection::id, Connection::tool));
        var asked = new HashMap<TeamPlaces.Login, List<Login>>();
        for (var login : logins) {
            var tool = tools.get(login.source());
            if (tool != null) {
                asked.computeIfAbsent(
                                new TeamPlaces.Login(tool, small(login.key())),
                                _ -> new java.util.ArrayList<>())
                        .add(login);
            }
        }
        return places.of(asked.keySet()).stream()
                .flatMap(
                        place ->
                                asked.getOrDefault(place.login(), List.of()).stream()
                                        .map(login -> of(login, place)))
                .toList();
    }

    private static Place of(Login login, TeamPlaces.Place place) {
        return new Place(
                login, place.team(), place.share(), place.from(), place.until(), place.same());
    }

    @Override
    public String mark() {
        return places.mark();
    }

    @Override
    public Map<String, UUID> ofRepositories(Viewer viewer, LocalDate day) {
        var byName = new HashMap<String, UUID>();
        looks.repositories(viewer, day).stream()
                .filter(one -> one.team() != null)
                .forEach(one -> byName.put(small(one), Objects.requireNonNull(one.team())));
        return byName;
    }

    private static String small(Repository repository) {
        return small(repository.name());
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

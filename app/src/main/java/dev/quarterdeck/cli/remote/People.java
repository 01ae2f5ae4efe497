package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds persons and users by what people call them.
final class People {

    private final RemoteServer server;
    private @Nullable List<JsonNode> users;
    private @Nullable OrganizationView organization;

    People(RemoteServer server) {
        this.server = server;
    }

    /// Returns a person's id.
    ///
    /// @param key an employee number, a work address or an id
    /// @throws Refusal when nobody or more than one is called so
    String id(String key) {
        return isId(key) ? key : Words.id(OrganizationView.today(server).person(key), "id");
    }

    /// Returns a user's id.
    ///
    /// @param login a login or an id
    /// @throws Refusal when there is no such user
    String user(String login) {
        if (isId(login)) {
            return login;
        }
        return users().stream()
                .filter(user -> Words.of(user, "login").equalsIgnoreCase(login.strip()))
                .map(user -> Words.of(user, "id"))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no user (%s).".formatted(login),
                                        "Maybe see who there is: qd user list"));
    }

    /// Returns a user's login, or the id where the list of users is closed to the token.
    String login(String id) {
        try {
            return users().stream()
                    .filter(user -> Words.of(user, "id").equals(id))
                    .map(user -> Words.of(user, "login"))
                    .findFirst()
                    .orElse(id);
        } catch (Refusal closed) {
            users = List.of();
            return id;
        }
    }

    /// Returns a person's name, or the id of who does not work here today.
    String name(String id) {
        var view = organization;
        if (view == null) {
            view = OrganizationView.today(server);
            organization = view;
        }
        return view.knows(id) ? view.name(id) : id;
    }

    private List<JsonNode> users() {
        var known = users;
        if (known == null) {
            known = server.list("/api/v1/users");
            users = known;
        }
        return known;
    }

    static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

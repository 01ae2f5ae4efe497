package dev.quarterdeck.demo;

import java.util.Arrays;
import java.util.List;

/// Stands for a kind of reader; each is somebody of the little company.
enum Persona {
    DIRECTOR("maren", "H001", "director"),
    SENIOR_MANAGER("tobias", "H002", "senior manager, heads a team of teams"),
    TEAM_MANAGER("petra", "H004", "manager of the team Crane Control"),
    ENGINEER("ida", "H007", "engineer"),
    ADMINISTRATOR("chiara", "H037", "administrator");

    private final String login;
    private final String number;
    private final String words;

    Persona(String login, String number, String words) {
        this.login = login;
        this.number = number;
        this.words = words;
    }

    static List<Persona> all() {
        return Arrays.asList(values());
    }

    String login() {
        return login;
    }

    /// Returns the employee number.
    String number() {
        return number;
    }

    /// Returns what they are, for a reader.
    String words() {
        return words;
    }

    boolean administers() {
        return this == ADMINISTRATOR;
    }
}

package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads the organisation of one day and finds its persons and teams.
final class OrganizationView {

    static final String PATH = "/api/v1/organization";

    private final Reply reply;
    private final List<JsonNode> persons = new ArrayList<>();
    private final List<JsonNode> teams = new ArrayList<>();
    private final Map<String, JsonNode> personById = new HashMap<>();
    private final Map<String, JsonNode> teamById = new HashMap<>();

    private OrganizationView(Reply reply) {
        this.reply = reply;
        reply.body().path("persons").forEach(persons::add);
        reply.body().path("teams").forEach(teams::add);
        persons.forEach(person -> personById.put(Words.id(person, "id"), person));
        teams.forEach(team -> teamById.put(Words.id(team, "id"), team));
    }

    static OrganizationView today(RemoteServer server) {
        return on(server, null);
    }

    /// @param day the day, or null for today
    static OrganizationView on(RemoteServer server, @Nullable LocalDate day) {
        var path = RemoteServer.joined(day == null ? PATH : PATH + "?asOf=" + day, "limit=500");
        var whole = JsonNodeFactory.instance.objectNode();
        var page = server.get(path);
        add(whole, page.body());
        var next = Words.of(page.body(), "next");
        while (!next.isEmpty()) {
            page = server.get(RemoteServer.joined(path, "cursor=" + RemoteServer.encoded(next)));
            add(whole, page.body());
            next = Words.of(page.body(), "next");
        }
        return new OrganizationView(new Reply(page.status(), whole.toString(), whole, ""));
    }

    private static void add(ObjectNode whole, JsonNode page) {
        whole.put("day", Words.of(page, "day"));
        for (var list : List.of("persons", "teams", "findings")) {
            var all = whole.withArray(list);
            page.path(list).forEach(all::add);
        }
    }

    Reply reply() {
        return reply;
    }

    String day() {
        return Words.of(reply.body(), "day");
    }

    List<JsonNode> persons() {
        return persons;
    }

    List<JsonNode> teams() {
        return teams;
    }

    List<JsonNode> findings() {
        var findings = new ArrayList<JsonNode>();
        reply.body().path("findings").forEach(findings::add);
        return findings;
    }

    /// @throws Refusal when nobody or more than one is called so
    JsonNode person(String key) {
        for (var member : List.of("number", "address", "name")) {
            var found = persons.stream().filter(is(member, key)).toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
            if (found.size() > 1) {
                throw new Refusal(
                        "The %s (%s) is that of %d persons on %s, and must be that of one."
                                .formatted(member, key, found.size(), day()),
                        "Maybe use the employee number: qd org people");
            }
        }
        throw new Refusal(
                Refusal.Kind.NOT_FOUND,
                "Nobody has the number, work address or name (%s) on %s.".formatted(key, day()),
                "Maybe see who there is: qd org people");
    }

    /// @throws Refusal when there is no such team
    JsonNode team(String key) {
        return teams.stream()
                .filter(is("key", key).or(is("id", key)))
                .findFirst()
                .or(() -> teams.stream().filter(is("name", key)).findFirst())
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no team (%s) on %s.".formatted(key, day()),
                                        "Maybe see which there are: qd org show"));
    }

    private static Predicate<JsonNode> is(String member, String value) {
        return node -> Words.id(node, member).equalsIgnoreCase(value.strip());
    }

    boolean knows(String id) {
        return personById.containsKey(id);
    }

    /// Returns how somebody is called, empty for nobody; who does not work here on that day has no
    /// name in its answer.
    String name(String id) {
        var person = personById.get(id);
        if (person == null) {
            return id.isEmpty() ? "" : "(has left)";
        }
        return Words.of(person, "name");
    }

    /// Returns the key of a team.
    String teamKey(String id) {
        var team = teamById.get(id);
        return team == null ? id : Words.of(team, "key");
    }

    /// Returns the teams right below a team, or those below none.
    List<JsonNode> below(@Nullable JsonNode team) {
        var id = team == null ? "" : Words.id(team, "id");
        return teams.stream()
                .filter(
                        one -> {
                            var parent = Words.id(one, "parent");
                            // A parent that ended leaves its teams at the top, rather than nowhere.
                            return team == null ? !teamById.containsKey(parent) : parent.equals(id);
                        })
                .toList();
    }

    List<JsonNode> members(JsonNode team) {
        var id = Words.id(team, "id");
        return persons.stream().filter(person -> share(person, id) > 0).toList();
    }

    /// Returns the share of a person in a team, in percent.
    static long share(JsonNode person, String team) {
        for (var place : person.path("places")) {
            if (Words.id(place, "team").equals(team)) {
                return Words.number(place, "share");
            }
        }
        return 0;
    }

    List<JsonNode> reports(JsonNode person) {
        var id = Words.id(person, "id");
        return persons.stream().filter(one -> Words.id(one, "manager").equals(id)).toList();
    }

    /// Returns who stands at the top: nobody who is here manages them.
    List<JsonNode> top() {
        return persons.stream()
                .filter(one -> !personById.containsKey(Words.id(one, "manager")))
                .toList();
    }

    /// Returns the managers of somebody, the nearest first.
    List<JsonNode> chain(JsonNode person) {
        var chain = new ArrayList<JsonNode>();
        Set<String> met = new HashSet<>(Set.of(Words.id(person, "id")));
        var next = personById.get(Words.id(person, "manager"));
        while (next != null && met.add(Words.id(next, "id"))) {
            chain.add(next);
            next = personById.get(Words.id(next, "manager"));
        }
        return chain;
    }
}

package dev.quarterdeck.sources.github;

import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads pull requests with their reviews and commits: some dozen in one question of GraphQL, or
/// each by calls of REST where GraphQL is refused or fails.
final class PullReading {

    private static final int MOST = 50;
    private static final int LEAST = 5;

    private final Visit visit;
    private final Take take;
    private final Map<String, String> parameters;
    private int most = MOST;
    private boolean isRefused;

    /// @param parameters what is known of the repository
    PullReading(Visit visit, Take take, Map<String, String> parameters) {
        this.visit = visit;
        this.take = take;
        this.parameters = Map.copyOf(parameters);
    }

    /// What REST is still to be asked for. @param part `reviews`, `commits`, or empty for all
    record Left(String number, String part) {}

    /// Reads some pull requests, and returns what could not be read this way.
    List<Left> read(List<String> numbers) {
        var left = new ArrayList<Left>();
        var waiting = new ArrayList<>(numbers);
        while (!waiting.isEmpty() && !isRefused) {
            var some = List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
            if (ask(some, left)) {
                waiting.subList(0, some.size()).clear();
                take.progress("pull requests", numbers.size() - waiting.size(), numbers.size());
            }
        }
        waiting.forEach(number -> left.add(new Left(number, "")));
        return left;
    }

    /// @return whether they were read; if not, fewer are asked for, or none any more
    private boolean ask(List<String> numbers, List<Left> left) {
        try {
            var name = parameters.getOrDefault(Place.NAME, "");
            var answer = visit.post(path(), PullNodes.question(name, numbers)).json();
            return heard(answer.path("data").path("repository"), numbers, left);
        } catch (ToolTrouble trouble) {
            switch (trouble.kind()) {
                case BROKEN -> {
                    isRefused = most <= LEAST;
                    most = Math.max(LEAST, most / 2);
                }
                // An own server, or the token, may know REST alone.
                case NOT_ALLOWED, NOT_FOUND, GONE, UNEXPECTED, LIMITED -> isRefused = true;
                case NOT_SIGNED_IN, UNREACHABLE, ADDRESS -> throw trouble;
            }
            return false;
        }
    }

    /// Of an own server GraphQL lies beside the third version of REST.
    private String path() {
        return visit.address().getPath().endsWith("/v3/") ? "../graphql" : "graphql";
    }

    private boolean heard(JsonNode repository, List<String> numbers, List<Left> left) {
        if (!repository.isObject()) {
            isRefused = true;
            return false;
        }
        var pulls = new ArrayList<JsonNode>();
        Set<Left> more = new LinkedHashSet<>();
        for (var number : numbers) {
            var pull = repository.path("p" + number);
            if (!isWhole(pull)) {
                more.add(new Left(number, ""));
                continue;
            }
            pulls.add(pull);
            for (var part : List.of("reviews", "commits")) {
                if (PullNodes.hasMore(pull, part)) {
                    more.add(new Left(number, part));
                }
            }
        }
        take.page("pull_nodes", new HashMap<>(parameters), pulls, null);
        left.addAll(more);
        return true;
    }

    /// Parts that the token may not see are null.
    private static boolean isWhole(JsonNode pull) {
        return pull.isObject()
                && pull.path("reviews").isObject()
                && pull.path("commits").isObject();
    }
}

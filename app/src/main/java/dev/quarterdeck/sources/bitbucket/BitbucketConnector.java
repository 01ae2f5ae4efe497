package dev.quarterdeck.sources.bitbucket;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads repositories of a workspace: pull requests, pipelines, deployments and issues.
final class BitbucketConnector implements Connector {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /// A pipeline that waits for somebody may wait for ever.
    private static final Duration PATIENCE = Duration.ofDays(30);

    @Override
    public Tool tool() {
        return new Tool(
                        "bitbucket",
                        "Bitbucket Cloud",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://api.bitbucket.org/2.0"),
                                new Setting(
                                        "workspace",
                                        "Workspace",
                                        "Its id, as it stands in the address of its repositories.",
                                        Setting.Kind.TEXT,
                                        true,
                                        "acme"),
                                new Setting(
                                        "user",
                                        "User",
                                        "The mail address of an API token's owner; empty for an"
                                                + " access token of a workspace or repository.",
                                        Setting.Kind.TEXT,
                                        false,
                                        ""),
                                new Setting("token", "Token", "", Setting.Kind.SECRET, true, "")),
                        List.of(
                                "Read repositories",
                                "Read pull requests",
                                "Read pipelines",
                                "Read issues"))
                .giving(
                        HistoryKind.WORK_ITEM,
                        HistoryKind.CHANGE,
                        HistoryKind.PIPELINE_RUN,
                        HistoryKind.DEPLOYMENT);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        var token = settings.get("token");
        var pair = (settings.get("user") + ":" + token).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "Authorization",
                settings.get("user").isEmpty()
                        ? "Bearer " + token
                        : "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private static String repositories(Visit visit) {
        return Visit.path("repositories", visit.setting("workspace"));
    }

    @Override
    public void check(Visit visit) {
        visit.get(repositories(visit), Map.of("pagelen", 1)).records("values");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        var next = repositories(visit) + "?pagelen=100";
        while (!next.isEmpty()) {
            var answer = visit.get(next);
            for (var one : answer.records("values")) {
                var read = Members.of(one);
                scopes.add(new Scope("repository", read.text("uuid"), read.text("full_name")));
            }
            next = Members.of(answer.json()).text("next");
        }
        return scopes;
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        var path = repositories(visit) + "/" + Visit.path(scope.id());
        var repository = visit.get(path).json();
        take.page(BitbucketMapping.REPOSITORIES, Map.of(), List.of(repository), null);
        var reading = new Reading(visit, scope, take, path + "/");
        reading.pulls();
        reading.part("the pipelines", reading::pipelines);
        reading.part("the deployments", reading::deployments);
        if (Members.of(repository).isTrue("has_issues")) {
            reading.part("the issues", reading::issues);
        }
    }

    @Override
    public Mapping mapping() {
        return new BitbucketMapping();
    }

    /// One run over a repository.
    private static final class Reading {

        private final Visit visit;
        private final Scope scope;
        private final Take take;
        private final String path;

        Reading(Visit visit, Scope scope, Take take, String path) {
            this.visit = visit;
            this.scope = scope;
            this.take = take;
            this.path = path;
        }

        void part(String what, Runnable reading) {
            try {
                reading.run();
            } catch (ToolTrouble trouble) {
                if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED) {
                    throw trouble;
                }
                take.gap(what + " of " + scope.name(), trouble.getMessage() + "", trouble.remedy());
            }
        }

        private Map<String, String> repository() {
            return Map.of("repository", scope.id());
        }

        /// Reads a list that can be asked for by its last change, the oldest first: after each
        /// page and what belongs to its records the cursor moves.
        private void updated(String stream, Map<String, Object> query, Parts parts) {
            var since = take.cursor(stream);
            var asked = new LinkedHashMap<>(query);
            asked.put("sort", "updated_on");
            since.ifPresent(at -> asked.put("q", "updated_on>=" + at));
            var answer = visit.get(path + name(stream), asked);
            take.expects(stream, Members.of(answer.json()).number(0, "size"));
            while (true) {
                var page = answer.records("values");
                take.page(stream, repository(), page, null);
                page.forEach(parts::read);
                if (!page.isEmpty()) {
                    Members.of(page.getLast())
                            .moment("updated_on")
                            .ifPresent(at -> take.cursor(stream, at.minus(CLOCKS_DIFFER) + ""));
                }
                var next = Members.of(answer.json()).text("next");
                if (next.isEmpty()) {
                    return;
                }
                answer = visit.get(next);
            }
        }

        private static String name(String stream) {
            return stream.equals(BitbucketMapping.PULLS) ? "pullrequests" : stream;
        }

        void pulls() {
            updated(
                    BitbucketMapping.PULLS,
                    Map.of(
                            "state",
                            List.of("OPEN", "MERGED", "DECLINED", "SUPERSEDED"),
                            "pagelen",
                            50),
                    pull -> {
                        var number = Members.of(pull).text("id");
                        var below = "pullrequests/" + Visit.path(number) + "/";
                        parts(BitbucketMapping.ACTIVITY, below + "activity?pagelen=50", number);
                        parts(BitbucketMapping.COMMITS, below + "commits?pagelen=100", number);
                    });
        }

        void issues() {
            updated(
                    BitbucketMapping.ISSUES,
                    Map.of("pagelen", 100),
                    issue -> {
                        var number = Members.of(issue).text("id");
                        var below = "issues/" + Visit.path(number) + "/";
                        parts(BitbucketMapping.CHANGES, below + "changes?pagelen=100", number);
                        parts(
                                BitbucketMapping.ISSUE_COMMENTS,
                                below + "comments?pagelen=100",
                                number);
                    });
        }

        private void parts(String stream, String below, String parent) {
            part(
                    stream + " " + parent,
                    () -> {
                        var next = path + below;
                        while (!next.isEmpty()) {
                            var answer = visit.get(next);
                            take.page(
                                    stream,
                                    Map.of("repository", scope.id(), "parent", parent),
                                    answer.records("values"),
                                    null);
                            next = Members.of(answer.json()).text("next");
                        }
                    });
        }

        /// Pipelines cannot be asked for by their last change: they are read from the newest down
        /// to the oldest that had not ended.
        void pipelines() {
            var since = take.cursor(BitbucketMapping.PIPELINES).map(Instant::parse).orElse(null);
            var reach = new Reach(since);
            var next = path + "pipelines/?sort=-created_on&pagelen=100";
            while (!next.isEmpty()) {
                var answer = visit.get(next);
                var page = answer.records("values");
                take.page(BitbucketMapping.PIPELINES, repository(), page, null);
                for (var one : page) {
                    reach.hear(Members.of(one));
                    var id = Members.of(one).text("uuid");
                    parts(
                            BitbucketMapping.STEPS,
                            "pipelines/" + Visit.path(id) + "/steps/?pagelen=100",
                            id);
                }
                next = reach.isDone() ? "" : Members.of(answer.json()).text("next");
            }
            var cursor = reach.cursor();
            if (cursor != null) {
                take.cursor(BitbucketMapping.PIPELINES, cursor.toString());
            }
        }

        void deployments() {
            var fields =
                    "+values.environment.name,+values.environment.environment_type.name,"
                            + "+values.release.created_on";
            var answer = visit.get(path + "deployments/", Map.of("pagelen", 100, "fields", fields));
            take.expects(BitbucketMapping.DEPLOYMENTS, Members.of(answer.json()).number(0, "size"));
            while (true) {
                take.page(
                        BitbucketMapping.DEPLOYMENTS, repository(), answer.records("values"), null);
                var next = Members.of(answer.json()).text("next");
                if (next.isEmpty()) {
                    return;
                }
                answer = visit.get(next);
            }
        }
    }

    /// Reads what belongs to a record.
    private interface Parts {
        void read(JsonNode record);
    }

    /// How far down pipelines are to be read, and from where the next time.
    private static final class Reach {

        private final @Nullable Instant since;
        private @Nullable Instant newest;
        private @Nullable Instant unended;
        private boolean isDone;

        Reach(@Nullable Instant since) {
            this.since = since;
        }

        void hear(Members pipeline) {
            var at = pipeline.moment("created_on").orElse(null);
            if (at == null) {
                return;
            }
            newest = newest == null || at.isAfter(newest) ? at : newest;
            if (!pipeline.has("completed_on")) {
                unended = unended == null || at.isBefore(unended) ? at : unended;
            }
            isDone |= since != null && at.isBefore(since);
        }

        boolean isDone() {
            return isDone;
        }

        @Nullable Instant cursor() {
            if (newest == null) {
                return null;
            }
            var patience = newest.minus(PATIENCE);
            var at = unended == null ? newest : unended.isBefore(patience) ? patience : unended;
            return at.minus(CLOCKS_DIFFER);
        }
    }
}

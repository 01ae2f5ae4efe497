package dev.quarterdeck.sources.jenkins;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Maps jobs, builds and stages. Jenkins numbers builds within a job, and a job has no id but its
/// full name.
final class JenkinsMapping implements Mapping {

    static final String JOBS = "jobs";
    static final String BUILDS = "builds";
    static final String STAGES = "stages";

    /// Parameter of builds and stages: the full name of the job, of stages with `#number`.
    static final String FULL_NAME = "FullName";

    /// Every attempt is a build with a number of its own.
    private static final int ATTEMPT = 1;

    private static final Set<String> GOING_ON =
            Set.of("IN_PROGRESS", "PAUSED_PENDING_INPUT", "QUEUED");

    @Override
    public Optional<String> stream(JsonNode record) {
        var read = Members.of(record);
        if (read.has("startTimeMillis") && read.has("name")) {
            return Optional.of(STAGES);
        }
        if (read.has("number") && (read.has("timestamp") || read.has("result"))) {
            return Optional.of(BUILDS);
        }
        return read.has("fullName") && read.has("_class") ? Optional.of(JOBS) : Optional.empty();
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var read = Members.of(record, sink);
        switch (record.stream()) {
            case JOBS -> job(read, sink);
            case BUILDS -> build(record.parameter(FULL_NAME), read, sink);
            case STAGES -> stage(record.parameter(FULL_NAME), read, sink);
            default -> sink.issue("A record must be a job, a build or a stage.");
        }
    }

    private static void job(Members read, Sink sink) {
        var job = read.text("fullName");
        if (job.isEmpty()) {
            sink.issue("A job must have the member fullName.");
            return;
        }
        var attributes = new TreeMap<String, String>();
        attributes.put("class", read.text("_class"));
        attributes.put("address", read.text("url"));
        attributes.values().removeIf(String::isEmpty);
        sink.definition(
                new Definition(Definition.Kind.JOB, job, null, read.text("name"), attributes));
        for (var build : read.list("allBuilds")) {
            if (build.has("timestamp")) {
                build(job, build, sink);
            }
        }
    }

    private static void build(String job, Members read, Sink sink) {
        long number = read.number(0, "number");
        var at = read.moment("timestamp");
        if (job.isEmpty() || number <= 0 || at.isEmpty()) {
            sink.issue("A build must have a job, a number and the moment timestamp.");
            return;
        }
        var id = job + "#" + number;
        var started = at.get();
        var source = source(job, read);
        sink.run(
                id,
                new RunEvent.Queued(
                        started.minusMillis(waited(read)),
                        ATTEMPT,
                        job,
                        source.text("lastBuiltRevision", "SHA1"),
                        branch(source)));
        sink.run(id, new RunEvent.Started(started, ATTEMPT));
        var result = read.text("result");
        if (!result.isEmpty() && !read.isTrue("building")) {
            var end = started.plusMillis(read.number(0, "duration"));
            sink.run(id, new RunEvent.Finished(end, ATTEMPT, result(result)));
        }
    }

    /// The time in the queue, where the metrics plug-in tells it.
    private static long waited(Members read) {
        return read.list("actions").stream()
                .mapToLong(action -> action.number(0, "queuingDurationMillis"))
                .filter(millis -> millis > 0)
                .findFirst()
                .orElse(0);
    }

    /// A build may have taken libraries out of other repositories: the one whose branch has the
    /// name of the job is its own; where none has, the first.
    private static Members source(String job, Members read) {
        var sources =
                read.list("actions").stream()
                        .filter(action -> action.has("lastBuiltRevision", "SHA1"))
                        .toList();
        var name = job.substring(job.lastIndexOf('/') + 1);
        return sources.stream()
                .filter(one -> branch(one).replace("/", "%2F").equals(name))
                .findFirst()
                .orElse(sources.isEmpty() ? read.at("source") : sources.getFirst());
    }

    private static String branch(Members source) {
        var branches = source.list("lastBuiltRevision", "branch");
        var name = branches.isEmpty() ? "" : branches.getFirst().text("name");
        for (var before : List.of("refs/remotes/origin/", "refs/heads/", "origin/")) {
            if (name.startsWith(before)) {
                return name.substring(before.length());
            }
        }
        return name.equals("detached") ? "" : name;
    }

    private static Result result(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "SUCCESS" -> Result.SUCCESS;
            case "FAILURE", "FAILED", "UNSTABLE" -> Result.FAILED;
            case "ABORTED" -> Result.CANCELLED;
            case "NOT_BUILT", "NOT_BUILD", "NOT_EXECUTED", "SKIPPED" -> Result.SKIPPED;
            default -> Result.UNKNOWN;
        };
    }

    private static void stage(String build, Members read, Sink sink) {
        var started = read.moment("startTimeMillis");
        if (!build.contains("#") || started.isEmpty() || started.get().equals(Instant.EPOCH)) {
            sink.issue("A stage must have a build and the moment startTimeMillis.");
            return;
        }
        var status = read.text("status");
        if (GOING_ON.contains(status)) {
            sink.nothing("stages that go on");
            return;
        }
        sink.run(
                build,
                new RunEvent.StageFinished(
                        started.get().plusMillis(read.number(0, "durationMillis")),
                        ATTEMPT,
                        "%s (%s)".formatted(read.text("name"), read.text("id")),
                        started.get(),
                        result(status)));
    }

    /// Returns the parameters of builds or stages.
    static Map<String, String> of(String fullName) {
        return Map.of(FULL_NAME, fullName);
    }
}

package dev.quarterdeck.sources.jenkins;

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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads the builds of jobs, and of all branches of multibranch projects, with their stages.
final class JenkinsConnector implements Connector {

    private static final int PAGE = 100;

    private static final String JOB = "_class,name,fullName,url";

    private static final String BUILD =
            "allBuilds[_class,number,timestamp,duration,building,result,"
                    + "actions[_class,lastBuiltRevision[SHA1,branch[name]],remoteUrls,"
                    + "queuingDurationMillis]]{%d,%d}";

    @Override
    public Tool tool() {
        return new Tool(
                        "jenkins",
                        "Jenkins",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "Where Jenkins is, with its path if it has one.",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://jenkins.example.com"),
                                new Setting(
                                        "user", "User", "", Setting.Kind.TEXT, true, "quarterdeck"),
                                new Setting(
                                        "token",
                                        "API token",
                                        "The user's page, Security, API Token.",
                                        Setting.Kind.SECRET,
                                        true,
                                        "")),
                        List.of("Overall/Read", "Job/Read"))
                .giving(HistoryKind.PIPELINE_RUN);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        var pair = settings.get("user") + ":" + settings.get("token");
        return Map.of(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void check(Visit visit) {
        visit.get("api/json", Map.of("tree", "nodeName")).json();
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        var folders = new ArrayDeque<String>(List.of(""));
        while (!folders.isEmpty()) {
            var folder = folders.remove();
            var answer = visit.get(path(folder) + "api/json", Map.of("tree", "jobs[" + JOB + "]"));
            for (var one : answer.records("jobs")) {
                var read = Members.of(one);
                var name = read.text("fullName");
                if (read.text("_class").endsWith("Folder")) {
                    folders.add(name);
                } else {
                    scopes.add(new Scope("job", name, name));
                }
            }
        }
        return scopes;
    }

    /// Returns where a job is: `job/folder/job/name/`.
    private static String path(String fullName) {
        return fullName.isEmpty()
                ? ""
                : Stream.of(fullName.split("/"))
                        .map(part -> "job/" + Visit.path(part) + "/")
                        .collect(Collectors.joining());
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        var tree = JOB + ",jobs[" + JOB + "]";
        var job = visit.get(path(scope.id()) + "api/json", Map.of("tree", tree)).json();
        if (!job.path("jobs").isArray()) {
            take.page(JenkinsMapping.JOBS, Map.of(), List.of(job), null);
            builds(visit, scope.id(), take);
            return;
        }
        var branches = job.path("jobs").valueStream().toList();
        take.page(JenkinsMapping.JOBS, Map.of(), branches, null);
        for (var branch : branches) {
            var name = Members.of(branch).text("fullName");
            try {
                builds(visit, name, take);
            } catch (ToolTrouble trouble) {
                pass(trouble, "the builds of " + name, take);
            }
        }
    }

    private static void pass(ToolTrouble trouble, String what, Take take) {
        if (!trouble.isMissing() && trouble.kind() != ToolTrouble.Kind.NOT_ALLOWED) {
            throw trouble;
        }
        take.gap(what, trouble.getMessage() + "", trouble.remedy());
    }

    /// Reads builds, the newest first, down to those that were read when they had ended.
    private static void builds(Visit visit, String job, Take take) {
        var cursor = "builds of " + job;
        long known = take.cursor(cursor).map(Long::parseLong).orElse(0L);
        long newest = known;
        long running = Long.MAX_VALUE;
        boolean isEnd = false;
        for (int from = 0; !isEnd; from += PAGE) {
            var tree = BUILD.formatted(from, from + PAGE);
            var page = visit.get(path(job) + "api/json", Map.of("tree", tree)).records("allBuilds");
            var fresh = page.stream().filter(one -> number(one) > known).toList();
            take.page(JenkinsMapping.BUILDS, JenkinsMapping.of(job), fresh, null);
            for (var build : fresh) {
                newest = Math.max(newest, number(build));
                if (Members.of(build).isTrue("building")) {
                    running = Math.min(running, number(build));
                } else if (Members.of(build).text("_class").endsWith("WorkflowRun")) {
                    stages(visit, job, number(build), take);
                }
            }
            isEnd = page.size() < PAGE || fresh.size() < page.size();
        }
        take.cursor(cursor, String.valueOf(Math.min(newest, running - 1)));
    }

    private static long number(JsonNode build) {
        return Members.of(build).number(0, "number");
    }

    private static void stages(Visit visit, String job, long number, Take take) {
        try {
            var answer = visit.get(path(job) + number + "/wfapi/describe");
            take.page(
                    JenkinsMapping.STAGES,
                    JenkinsMapping.of(job + "#" + number),
                    answer.json().path("stages").valueStream().toList(),
                    null);
        } catch (ToolTrouble trouble) {
            pass(trouble, "the stages of %s #%d".formatted(job, number), take);
        }
    }

    @Override
    public Mapping mapping() {
        return new JenkinsMapping();
    }
}

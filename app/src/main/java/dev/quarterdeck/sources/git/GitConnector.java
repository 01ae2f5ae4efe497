package dev.quarterdeck.sources.git;

import dev.quarterdeck.sources.Answer;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Reads a repository with git: keeps a clone of it, and tells its commits and tags.
final class GitConnector implements Connector {

    static final String HISTORY = "history";
    static final String FILES = "files";

    private static final String ADVERTISED = "info/refs?service=git-upload-pack";

    @Override
    public Tool tool() {
        return new Tool(
                "git",
                "Git",
                List.of(
                        new Setting(
                                "address",
                                "Address",
                                "Where the repository is cloned from, by https.",
                                Setting.Kind.ADDRESS,
                                true,
                                "https://git.example.com/acme/harbor.git"),
                        new Setting(
                                "user",
                                "User",
                                "Many hosts take any name beside a token.",
                                Setting.Kind.TEXT,
                                false,
                                "quarterdeck"),
                        new Setting(
                                "token",
                                "Access token",
                                "May only read; none for a repository that is open to all.",
                                Setting.Kind.SECRET,
                                false,
                                ""),
                        new Setting(
                                "contents",
                                "What is fetched",
                                "The history alone needs little room; sizes of changes and patches"
                                        + " need the files too.",
                                Setting.Kind.CHOICE,
                                true,
                                HISTORY,
                                List.of(HISTORY, FILES))),
                List.of("Read the code of the repository"));
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        var token = settings.get("token");
        if (token.isEmpty()) {
            return Map.of();
        }
        var user = settings.get("user").isEmpty() ? "quarterdeck" : settings.get("user");
        var pair = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public void check(Visit visit) {
        advertised(visit);
    }

    /// Asks as git asks first, through the visit: troubles are told apart there.
    private static void advertised(Visit visit) {
        var answer = visit.get(ADVERTISED);
        if (!isGit(answer)) {
            throw new ToolTrouble(
                    ToolTrouble.Kind.UNEXPECTED,
                    "The address (%s) must be that of a git repository."
                            .formatted(visit.address().getPath()),
                    "Maybe it is the address of a page: take the one that is shown for cloning.");
        }
    }

    private static boolean isGit(Answer answer) {
        var head =
                new String(
                        answer.bytes(),
                        0,
                        Math.min(answer.bytes().length, 60),
                        StandardCharsets.ISO_8859_1);
        return answer.header("Content-Type")
                        .filter(type -> type.startsWith("application/x-git-upload-pack"))
                        .isPresent()
                && head.startsWith("001e# service=git-upload-pack");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        advertised(visit);
        return List.of(new Scope("repository", "1", path(visit)));
    }

    /// Returns the path by which the host knows the repository: `acme/harbor`.
    static String path(Visit visit) {
        return visit.address().getPath().replaceAll("^/+|/+$|\\.git/*$", "");
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        advertised(visit);
        var clone = Clone.in(visit.folder());
        clone.fetch(visit, take);
        boolean isNew = new CloneReading(clone, path(visit), take).read();
        if (isNew && clone.hasCommits()) {
            take.repository(clone.folder());
        }
    }

    /// git names the address it was given, which is nobody's business.
    static String withoutAddresses(String words) {
        return words.replaceAll("'?https?://\\S+", "the repository");
    }

    @Override
    public Mapping mapping() {
        return new GitMapping();
    }
}

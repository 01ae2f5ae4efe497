package dev.quarterdeck.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Judges a Dockerfile by the rules that this project keeps.
final class DockerfileRules {

    private static final Pattern PINNED =
            Pattern.compile(
                    "[a-z0-9/_-]+:(?=[\\w.-]*[0-9]+\\.[0-9]+)[\\w.-]+(@sha256:[0-9a-f]{64})?");
    private static final Pattern SECRET =
            Pattern.compile("(?i)(PASSWORD|SECRET|TOKEN|_KEY|DB_URL)\\w*[= ]");
    private static final Pattern OTHER_USER = Pattern.compile("[1-9][0-9]*:[1-9][0-9]*");

    /// One instruction with its continued lines joined.
    record Instruction(String name, String rest) {}

    private final List<Instruction> all;
    private final List<Instruction> last;
    private final List<String> findings = new ArrayList<>();

    private DockerfileRules(List<Instruction> all) {
        this.all = all;
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            from = all.get(i).name().equals("FROM") ? i : from;
        }
        this.last = all.subList(from, all.size());
    }

    static List<String> findings(String text, int port) {
        var rules = new DockerfileRules(instructions(text));
        rules.judgeImages();
        rules.judgeUser();
        rules.judgeRuns();
        rules.judgeSecrets();
        rules.judgeStart(port);
        return rules.findings;
    }

    static List<Instruction> instructions(String text) {
        var joined = new StringBuilder();
        text.lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .forEach(
                        line ->
                                joined.append(
                                        line.endsWith("\\")
                                                ? line.substring(0, line.length() - 1)
                                                : line + "\n"));
        return joined.toString()
                .lines()
                .map(String::strip)
                .map(line -> line.split("\\s+", 2))
                .map(words -> new Instruction(words[0].toUpperCase(Locale.ROOT), words[1]))
                .toList();
    }

    private void judgeImages() {
        Set<String> stages = new HashSet<>();
        for (var from : named(all, "FROM")) {
            var words = from.rest().split("\\s+");
            if (!stages.contains(words[0]) && !PINNED.matcher(words[0]).matches()) {
                findings.add("image is not pinned to a version: " + words[0]);
            }
            stages.add(words[words.length - 1]);
        }
    }

    private void judgeUser() {
        var users = named(last, "USER");
        if (users.isEmpty() || !OTHER_USER.matcher(users.getLast().rest()).matches()) {
            findings.add("last user is not a number other than root's");
        }
    }

    private void judgeRuns() {
        for (var add : named(all, "ADD")) {
            findings.add("ADD: " + add.rest());
        }
        for (var run : named(all, "RUN")) {
            var text = run.rest();
            if (text.contains("apt-get install")) {
                want(text, "--no-install-recommends");
                want(text, "rm -rf /var/lib/apt/lists/*");
                want(text, "apt-get update");
            }
            if (text.contains("sudo ") || text.matches("(?s).*(curl|wget) .*\\|.*sh.*")) {
                findings.add("runs what it fetched, or sudo: " + text);
            }
        }
    }

    private void want(String text, String part) {
        if (!text.contains(part)) {
            findings.add("apt-get install without " + part);
        }
    }

    private void judgeSecrets() {
        for (var instruction : all) {
            boolean sets = Set.of("ENV", "ARG", "LABEL").contains(instruction.name());
            if (sets && SECRET.matcher(instruction.rest() + " ").find()) {
                findings.add("secret in the image: " + instruction.name());
            }
        }
    }

    private void judgeStart(int port) {
        if (!named(last, "EXPOSE").stream()
                .map(Instruction::rest)
                .toList()
                .equals(List.of("" + port))) {
            findings.add("does not expose " + port);
        }
        for (var name : List.of("ENTRYPOINT", "CMD")) {
            require(name, it -> it.startsWith("["), " is missing, or goes through a shell");
        }
        require("HEALTHCHECK", it -> it.contains(" CMD ["), " is missing, or goes through a shell");
        require("VOLUME", it -> it.startsWith("/"), " is missing");
    }

    private void require(String name, Predicate<String> rule, String finding) {
        var found = named(last, name);
        if (found.isEmpty() || !rule.test(found.getLast().rest())) {
            findings.add(name + finding);
        }
    }

    private static List<Instruction> named(List<Instruction> among, String name) {
        return among.stream().filter(it -> it.name().equals(name)).toList();
    }
}

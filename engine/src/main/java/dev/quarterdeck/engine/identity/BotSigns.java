package dev.quarterdeck.engine.identity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells programs from people, by what they call themselves.
public final class BotSigns {

    private static final Set<String> SERVICES =
            Set.of(
                    "dependabot",
                    "dependabot-preview",
                    "renovate",
                    "renovate bot",
                    "renovatebot",
                    "greenkeeper",
                    "jenkins",
                    "github",
                    "github actions",
                    "github-actions",
                    "github action",
                    "gitlab",
                    "travis ci",
                    "travis-ci",
                    "circleci",
                    "circle ci",
                    "azure pipelines",
                    "teamcity",
                    "bamboo",
                    "bors",
                    "homu",
                    "mergify",
                    "snyk",
                    "weblate",
                    "hosted weblate",
                    "crowdin",
                    "transifex",
                    "allcontributors",
                    "semantic-release",
                    "release-please",
                    "pre-commit-ci",
                    "scala steward",
                    "imgbot",
                    "codecov",
                    "deepsource",
                    "sonarcloud",
                    "copilot",
                    "ci",
                    "buildbot",
                    "autobuild",
                    "automation",
                    "continuous integration",
                    "vercel",
                    "netlify",
                    "buildmaster",
                    "build server",
                    "release manager bot");

    /// Family names that end like a robot.
    private static final Set<String> HUMAN_ENDINGS =
            Set.of(
                    "talbot", "abbot", "cabot", "corbot", "herbot", "gerbot", "turbot", "barbot",
                    "jacobot", "bot");

    private static final Pattern WORD =
            Pattern.compile(
                    "(?:^|[-_\\s.])(?:ro)?bot(?:$|[-_\\s.\\d])|\\bbuild server\\b|\\bautomation user\\b"
                            + "|\\bservice account\\b|\\bci bot\\b|^svc[-_.]|\\bgithub actions?\\b|^(?:.*\\s)?ci[- ](?:user|account|job)");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "\\[bot\\]@|^(?:dependabot|renovate|jenkins|circleci|greenkeeper|buildbot|github-actions?"
                            + "|bot|ci|automation|svc|build|builds|teamcity)(?:[-_+.][\\w.-]*)?@|[-_]bot@|@(?:renovateapp|travis-ci|greenkeeper|dependabot)\\.");

    private final Set<String> given;
    private final Set<String> humans;

    /// Takes the user's own lists first.
    ///
    /// @param bots names or addresses that are programs
    /// @param notBots names or addresses that are people, whatever they are called
    public BotSigns(List<String> bots, List<String> notBots) {
        this.given = lower(bots);
        this.humans = lower(notBots);
    }

    private static Set<String> lower(List<String> names) {
        return names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Answers whether a list holds the name, the address, or both as `Name <address>`.
    private static boolean names(Set<String> list, String name, String address) {
        return !list.isEmpty()
                && (list.contains(name)
                        || list.contains(address)
                        || list.contains((name + " <" + address + ">").strip()));
    }

    /// Returns whether the user's list says so.
    ///
    /// @param address in lower case
    public boolean isGiven(String name, String address) {
        return names(given, name.strip().toLowerCase(Locale.ROOT), address);
    }

    /// Returns why this author is a program; empty for a person.
    ///
    /// @param address in lower case
    public String evidence(String name, String address) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (names(given, lower, address)) {
            return "given";
        }
        if (names(humans, lower, address)) {
            return "";
        }
        if (lower.endsWith("[bot]") || address.contains("[bot]@")) {
            return "calls itself [bot]";
        }
        if (AssistantAccounts.isAssistantAccount(name, address)) {
            return "account of an AI assistant";
        }
        if (SERVICES.contains(lower)) {
            return "name of a service";
        }
        return byWords(lower, address);
    }

    private static String byWords(String lower, String address) {
        boolean fullName = lower.indexOf(' ') > 0;
        if (!(fullName && HUMAN_ENDINGS.contains(lower.substring(lower.lastIndexOf(' ') + 1)))
                && WORD.matcher(lower).find()) {
            return "its name says so";
        }
        boolean oneWord = !lower.isEmpty() && !fullName;
        if (oneWord
                && lower.length() > 4
                && lower.endsWith("bot")
                && !HUMAN_ENDINGS.contains(lower)) {
            return "its name ends in bot";
        }
        if (!fullName && ADDRESS.matcher(address).find()) {
            return "its address says so";
        }
        return "";
    }
}

package dev.quarterdeck.engine.deliveries;

import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.DeploymentFacts.TierBy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Says what environments are for: by the rules of a team, else by the tool, else by their names.
///
/// An environment that none of them knows is not production. The name decides by whole words:
/// `eu-prod` is production, `pre-prod`, `nonprod` and `product-demo` are not.
///
/// @param rules the first that matches holds
public record EnvironmentRules(List<Rule> rules) {

    /// Knows words in names only.
    public static final EnvironmentRules NAMES = new EnvironmentRules(List.of());

    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\D)(?=\\d)");

    private static final Map<Tier, Set<String>> WORDS =
            Map.of(
                    Tier.PRODUCTION, Set.of("prod", "production", "prd", "live"),
                    Tier.STAGING,
                            Set.of(
                                    "stage",
                                    "staging",
                                    "stg",
                                    "preprod",
                                    "preproduction",
                                    "preprd",
                                    "uat",
                                    "acceptance",
                                    "nonprod",
                                    "nonproduction"),
                    Tier.TESTING,
                            Set.of("test", "testing", "tst", "qa", "ci", "integration", "int"),
                    Tier.DEVELOPMENT,
                            Set.of("dev", "development", "local", "review", "preview", "sandbox"));

    /// What precedes the word for production and takes its meaning away: `pre-prod`, `non-prod`.
    private static final Set<String> DENIALS = Set.of("pre", "non", "not", "no");

    public EnvironmentRules {
        rules = List.copyOf(rules);
    }

    /// Answers what an environment is for.
    ///
    /// @param environment its name
    /// @param told what the tool says
    Answer tierOf(String environment, Tier told) {
        for (Rule rule : rules) {
            if (rule.name().matcher(environment).matches()) {
                return new Answer(rule.tier(), TierBy.RULE);
            }
        }
        if (told != Tier.UNKNOWN) {
            return new Answer(told, TierBy.TOOL);
        }
        Tier named = byName(environment);
        return new Answer(named, named == Tier.UNKNOWN ? TierBy.NOBODY : TierBy.NAME);
    }

    private static Tier byName(String environment) {
        List<String> words = List.of(GAPS.split(environment.toLowerCase(Locale.ROOT)));
        // The lesser tier wins: `prod-test` is where production is tested, not where users are.
        for (Tier tier : List.of(Tier.DEVELOPMENT, Tier.TESTING, Tier.STAGING)) {
            if (words.stream().anyMatch(word -> means(tier, word))) {
                return tier;
            }
        }
        if (words.stream().noneMatch(word -> means(Tier.PRODUCTION, word))) {
            return Tier.UNKNOWN;
        }
        return words.stream().anyMatch(DENIALS::contains) ? Tier.STAGING : Tier.PRODUCTION;
    }

    private static boolean means(Tier tier, String word) {
        return WORDS.getOrDefault(tier, Set.of()).contains(word);
    }

    /// A rule of a team. @param name matches whole names of environments @param tier what for
    public record Rule(Pattern name, Tier tier) {}

    /// What an environment is for, and how that is known.
    record Answer(Tier tier, TierBy by) {}
}

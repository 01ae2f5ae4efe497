package dev.quarterdeck.engine.linking;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says which components of a repository a change touches, by the paths of its files.
///
/// A component without rules is the whole repository. A path may belong to several components: a
/// shared library belongs to each that is built with it.
///
/// @param rules all that match hold
public record ComponentPaths(List<Rule> rules) {

    /// Takes every component for a whole repository.
    public static final ComponentPaths NONE = new ComponentPaths(List.of());

    public ComponentPaths {
        rules = List.copyOf(rules);
    }

    /// Answers whether paths decide what belongs to a component.
    public boolean decides(String component) {
        return rules.stream().anyMatch(rule -> rule.component().equals(component));
    }

    /// Returns the components that paths belong to, in the order of their names.
    public Set<String> touchedBy(Collection<String> paths) {
        return rules.stream()
                .filter(rule -> paths.stream().anyMatch(rule::matches))
                .map(Rule::component)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Some paths of a component.
    ///
    /// @param component its name, as deployments name it
    /// @param paths matches whole paths that belong to it
    /// @param not matches whole paths that do not, although `paths` matches them
    public record Rule(String component, Pattern paths, Pattern not) {

        private static final Pattern NOTHING = Pattern.compile("(?!)");

        /// Makes a rule from patterns as people write them: `services/api/**`, `libs/*/src/**`.
        ///
        /// `*` stands for a part of a name, `**` for any names, `?` for one letter; a pattern that
        /// ends in `/` means everything below. One that begins with `!` takes paths out again.
        public static Rule of(String component, List<String> globs) {
            List<String> out =
                    globs.stream()
                            .filter(it -> it.startsWith("!"))
                            .map(it -> it.substring(1))
                            .toList();
            List<String> in = globs.stream().filter(it -> !it.startsWith("!")).toList();
            return new Rule(component, any(in), any(out));
        }

        private static Pattern any(List<String> globs) {
            return globs.isEmpty()
                    ? NOTHING
                    : Pattern.compile(
                            globs.stream().map(PathGlob::regex).collect(Collectors.joining("|")));
        }

        boolean matches(String path) {
            return paths.matcher(path).matches() && !not.matcher(path).matches();
        }
    }
}

package dev.quarterdeck.sources.jira;

import java.util.Comparator;

/// Orders issue keys as people read them: by project, then by number.
enum KeyOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String one, String other) {
        int oneDash = one.lastIndexOf('-');
        int otherDash = other.lastIndexOf('-');
        if (oneDash > 0 && oneDash == otherDash && one.regionMatches(0, other, 0, oneDash)) {
            // Numbers without leading zeros: the longer one is larger.
            int byLength = Integer.compare(one.length(), other.length());
            return byLength != 0 ? byLength : one.compareTo(other);
        }
        int byProject = project(one).compareTo(project(other));
        return byProject != 0 ? byProject : one.compareTo(other);
    }

    /// Returns the project part of a key: `HARBOR` of `HARBOR-12`; the whole key when it has none.
    static String project(String key) {
        int dash = key.lastIndexOf('-');
        return dash > 0 ? key.substring(0, dash) : key;
    }
}

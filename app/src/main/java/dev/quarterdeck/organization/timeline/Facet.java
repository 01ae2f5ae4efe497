package dev.quarterdeck.organization.timeline;

/// What a person has one of on a day.
public enum Facet {
    /// The name others call them by.
    NAME("name"),
    /// The work e-mail address.
    ADDRESS("work address"),
    /// The key of a location.
    LOCATION("location"),
    /// The key of a working calendar of their own; without it the location's holds.
    CALENDAR("calendar");

    private final String words;

    Facet(String words) {
        this.words = words;
    }

    /// Returns what it is called in a sentence.
    public String words() {
        return words;
    }
}

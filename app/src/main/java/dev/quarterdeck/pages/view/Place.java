package dev.quarterdeck.pages.view;

/// One of the eight places, or of the three behind them, where something can be found.
///
/// The key opens it after `g`; the icon is a path in a square of 24.
public enum Place {
    /// What needs a decision this week.
    BRIEF("Brief", "/", "b", "M5 3h11l3 3v15H5zM8 9h8M8 13h8M8 17h5"),
    /// What we want, and when it will be there.
    PLAN("Plan", "/plan", "l", "M3 5h9M7 10h10M11 15h10M5 20h8"),
    /// What happened, and how sure the next dates are.
    DELIVERY("Delivery", "/delivery", "d", "M3 17l5-6 4 3 8-9M15 5h5v5"),
    /// What may ship.
    RELEASES("Releases", "/releases", "r", "M12 3l8 4v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10"),
    /// Who works where, for whom.
    PEOPLE(
            "People",
            "/people",
            "o",
            "M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c0-4 3-6 6-6s6 2 6 6M16 4.5a3 3 0 0 1 0 6M17 14c3 .3 5 2.5 5 6"),
    /// What it costs, against plan.
    MONEY("Money", "/money", "m", "M3 6h18v12H3zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 9v6M18 9v6"),
    /// What we expect of every team, and what could go wrong.
    STANDARDS(
            "Standards & risk",
            "/standards",
            "s",
            "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5"),
    /// What was decided, knowing what.
    DECISIONS("Decisions", "/decisions", "c", "M12 3v6M12 9l-7 6v6M12 9l7 6v6"),
    /// Which inputs are here, and how fresh.
    HEALTH("Data health", "/health-of-data", "h", "M3 12h4l3-8 4 16 3-8h4"),
    /// Who may sign in and do what.
    SETTINGS("Settings", "/settings", "x", "M4 7h10M18 7h2M4 17h2M10 17h10M14 4v6M6 14v6"),
    /// The signed-in person's own sessions and tokens.
    ACCOUNT(
            "Your account",
            "/account",
            "y",
            "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 4-7 8-7s8 2 8 7");

    private final String title;
    private final String path;
    private final String key;
    private final String icon;

    Place(String title, String path, String key, String icon) {
        this.title = title;
        this.path = path;
        this.key = key;
        this.icon = icon;
    }

    /// Returns its name as a reader sees it.
    public String title() {
        return title;
    }

    /// Returns its address.
    public String path() {
        return path;
    }

    /// Returns the key that opens it after `g`.
    public String key() {
        return key;
    }

    /// Returns the drawing beside its name.
    public String icon() {
        return icon;
    }

    /// Answers whether it is one of the eight.
    public boolean isMain() {
        return ordinal() < HEALTH.ordinal();
    }
}

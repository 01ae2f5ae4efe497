package dev.quarterdeck.engine.forecasting;

/// Refuse to forecast, with the numbers: fewer than {@link #MINIMUM_ITEMS} items or {@link
/// #MINIMUM_BUSY_WEEKS} non-empty weeks among the last {@link #WINDOW_WEEKS}, or a first item
/// younger than those weeks.
///
/// @param weeksOfHistory full weeks since the first finished item
/// @param itemsInWindow items finished in the window
/// @param busyWeeksInWindow weeks of the window with at least one finished item
public record NotEnoughHistory(int weeksOfHistory, int itemsInWindow, int busyWeeksInWindow)
        implements Forecast {

    public static final int WINDOW_WEEKS = 12;
    public static final int MINIMUM_ITEMS = 10;
    public static final int MINIMUM_BUSY_WEEKS = 5;

    /// Returns the reason: what was found, what is needed, what may help.
    public String reason() {
        return ("The history of %s holds %s in the last %d; a forecast needs %d weeks with %d items in %d of them."
                        + " Maybe forecast a larger team or component.")
                .formatted(
                        counted(weeksOfHistory, "week"),
                        counted(itemsInWindow, "item")
                                + " in "
                                + counted(busyWeeksInWindow, "week"),
                        WINDOW_WEEKS,
                        WINDOW_WEEKS,
                        MINIMUM_ITEMS,
                        MINIMUM_BUSY_WEEKS);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}

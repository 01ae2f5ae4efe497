package dev.quarterdeck.engine.workitems;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Follows one item through starting, closing and reopening.
///
/// An item is closed once it enters a done status or gets a resolution, whichever comes first, and
/// open again once it enters a status that is not done. A resolution that stays behind on a
/// reopened item does not keep it closed, unless nobody knows whether its new status is done.
///
/// Call it in the order in which things happened; at one instant the status first.
public final class Closing {

    private StatusCategory category = StatusCategory.UNKNOWN;
    private String resolution = "";
    private @Nullable Instant started;
    private @Nullable Instant closedAt;
    private @Nullable Instant firstClosed;
    private boolean closed;
    private boolean resolved;
    private int reopened;

    /// Takes note that the item came into a status.
    public void enter(StatusCategory next, Instant at) {
        category = next;
        switch (next) {
            case WORK -> {
                reopen();
                if (started == null) {
                    started = at;
                }
            }
            case QUEUE -> reopen();
            case DONE -> close(at);
            case UNKNOWN -> {
                if (!resolved) {
                    reopen();
                }
            }
        }
    }

    /// Takes note that a resolution was set.
    ///
    /// @param name its name; empty when not known
    /// @param at when; null when nobody knows the day
    public void resolve(String name, @Nullable Instant at) {
        resolution = name;
        resolved = true;
        close(at);
    }

    /// Takes note that the resolution was taken away.
    public void clearResolution() {
        resolution = "";
        resolved = false;
        if (category != StatusCategory.DONE) {
            reopen();
        }
    }

    /// Takes over what a snapshot shows. It corrects a history with holes, but dates nothing and
    /// counts no reopening.
    ///
    /// @param shown category of the status it shows
    /// @param shownResolution the resolution it shows; empty for none
    public void observe(StatusCategory shown, String shownResolution) {
        category = shown;
        resolution = shownResolution.isEmpty() ? resolution : shownResolution;
        boolean showsOpen = shown != StatusCategory.UNKNOWN || !resolved;
        if (shown == StatusCategory.DONE) {
            close(null);
        } else if (closed && showsOpen && shownResolution.isEmpty()) {
            open();
        }
    }

    private void close(@Nullable Instant at) {
        if (!closed) {
            closed = true;
            closedAt = at;
            firstClosed = firstClosed == null ? at : firstClosed;
        }
    }

    private void reopen() {
        if (closed) {
            open();
            reopened++;
        }
    }

    private void open() {
        closed = false;
        closedAt = null;
        resolved = false;
        resolution = "";
    }

    /// Returns the category of the last status.
    public StatusCategory category() {
        return category;
    }

    /// Returns the first entry into work; null when there was none.
    public @Nullable Instant started() {
        return started;
    }

    /// Answers whether it is closed.
    public boolean isClosed() {
        return closed;
    }

    /// Returns when it was closed last; null while it is open, or when nobody knows the day.
    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /// Returns when it was closed for the first time; null when it never was on a known day.
    public @Nullable Instant firstClosed() {
        return firstClosed;
    }

    /// Returns the resolution of a closed item; empty for none.
    public String resolution() {
        return closed ? resolution : "";
    }

    /// Returns how often it was opened again.
    public int reopened() {
        return reopened;
    }
}

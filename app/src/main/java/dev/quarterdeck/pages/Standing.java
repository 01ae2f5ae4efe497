package dev.quarterdeck.pages;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.DataHealth.State;
import dev.quarterdeck.sources.kept.ConnectionState;
import dev.quarterdeck.sources.kept.Run;
import java.time.Duration;

/// Says how a connection stands, and the one thing that mends it.
///
/// @param words what is the case, without a full stop
/// @param remedy what may help, a sentence; empty for nothing
/// @param href where it is mended, empty for nowhere
/// @param link what that link says
public record Standing(State state, String words, String remedy, String href, String link) {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SLACK = Duration.ofMinutes(10);

    /// Judges a connection.
    public static Standing of(ConnectionState one, Times times) {
        var path = path(one);
        var last = one.feed().last();
        if (one.connection().retiredOn() != null) {
            return fine("retired on " + one.connection().retiredOn());
        }
        if (last != null && last.endedAt() == null) {
            return fine(last.kind().equals("files") ? "a file is being read" : "is being read");
        }
        if (last != null && last.state().equals("failed")) {
            return failed(one, last, path);
        }
        if (one.address() != null && one.chosen() == 0) {
            return new Standing(
                    State.MISSING,
                    "nothing is chosen to be read",
                    "",
                    path + "/scopes",
                    "Choose what is read");
        }
        if (last == null) {
            return silent(one, path);
        }
        if (last.gaps() > 0 && last.state().equals("incomplete")) {
            return incomplete(last);
        }
        // Some records of every tool are odd; a tenth of them is a wrong tool or a wrong file.
        boolean isOdd = last.totals().unusable() * 10 > last.totals().records();
        return isOdd ? odd(last) : aged(one, times, path);
    }

    /// Returns the address of a connection's page.
    public static String path(ConnectionState one) {
        return "/settings/sources/" + one.connection().id();
    }

    private static Standing fine(String words) {
        return new Standing(State.FRESH, words, "", "", "");
    }

    private static Standing failed(ConnectionState one, Run last, String path) {
        boolean isAsked = one.address() != null;
        return new Standing(
                State.LATE,
                bare(last.trouble() == null ? "the last run failed" : last.trouble()),
                last.remedy() == null ? "" : last.remedy(),
                isAsked ? path + "/settings" : "/settings/sources/runs/" + last.id(),
                isAsked ? "Test the settings" : "See what came of it");
    }

    private static Standing silent(ConnectionState one, String path) {
        boolean isAsked = one.address() != null;
        return new Standing(
                State.MISSING,
                isAsked ? "was never read" : "nothing came yet",
                "",
                isAsked ? path : path + "/push",
                isAsked ? "Read it" : "See how to push");
    }

    private static Standing incomplete(Run last) {
        return new Standing(
                State.LATE,
                "%s could not be read".formatted(Wording.counted(last.gaps(), "part")),
                "",
                "/settings/sources/runs/" + last.id(),
                "See which, and why");
    }

    private static Standing odd(Run last) {
        return new Standing(
                State.LATE,
                "%s of %s could not be used"
                        .formatted(
                                Wording.count(last.totals().unusable()),
                                Wording.counted(last.totals().records(), "record")),
                "",
                "/settings/sources/runs/" + last.id(),
                "See which, and why");
    }

    private static Standing aged(ConnectionState one, Times times, String path) {
        var heard = one.feed().heard();
        if (heard == null) {
            return new Standing(
                    State.LATE, "no run came to its end yet", "", path, "Read it again");
        }
        var minutes = one.connection().everyMinutes();
        var usual = minutes == null ? WEEK : Duration.ofMinutes(2L * minutes).plus(SLACK);
        if (times.since(heard).compareTo(usual) <= 0) {
            return fine("last heard of " + times.ago(heard));
        }
        return new Standing(
                State.LATE,
                "last heard of " + times.ago(heard),
                "",
                one.address() == null ? path + "/push" : path,
                one.address() == null ? "See how to push" : "Read it now");
    }

    private static String bare(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}

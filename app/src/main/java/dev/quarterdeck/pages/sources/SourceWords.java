package dev.quarterdeck.pages.sources;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.kept.Run;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what stands on pages of sources in words.
final class SourceWords {

    /// The kinds that readers know; names that tools give things are counted nowhere.
    static final List<HistoryKind> KINDS =
            Arrays.stream(HistoryKind.values())
                    .filter(one -> one != HistoryKind.DEFINITION)
                    .toList();

    private SourceWords() {}

    /// Returns one thing of a kind.
    static String one(HistoryKind kind) {
        return switch (kind) {
            case WORK_ITEM -> "work item";
            case CHANGE -> "change";
            case PIPELINE_RUN -> "pipeline run";
            case DEPLOYMENT -> "deployment";
            case INCIDENT -> "incident";
            case DEFINITION -> "name";
        };
    }

    /// Returns which histories a tool tells, such as `work items, changes`.
    static String gives(Tool tool) {
        if (tool.gives().isEmpty()) {
            return "commits, which looks and links are made of";
        }
        var words =
                tool.gives().stream()
                        .filter(KINDS::contains)
                        .map(kind -> one(kind) + "s")
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? "names and logins only" : words;
    }

    /// Returns how many histories of which kinds there are.
    static String counts(Map<HistoryKind, Long> histories) {
        return KINDS.stream()
                .filter(kind -> histories.getOrDefault(kind, 0L) > 0)
                .map(kind -> Wording.counted(histories.getOrDefault(kind, 0L), one(kind)))
                .collect(Collectors.joining(", "));
    }

    /// Returns how often something is read by itself.
    static String every(@Nullable Integer minutes) {
        if (minutes == null) {
            return "only when somebody asks";
        }
        if (minutes % 1_440 == 0) {
            return minutes == 1_440 ? "every day" : "every %d days".formatted(minutes / 1_440);
        }
        if (minutes % 60 == 0) {
            return minutes == 60 ? "every hour" : "every %d hours".formatted(minutes / 60);
        }
        return "every %d minutes".formatted(minutes);
    }

    /// Returns what a run does.
    static String kind(Run run) {
        return switch (run.kind()) {
            case "replay" -> "mapped anew";
            case "files" -> "file";
            case "hooks" -> "pushes of a day";
            default -> "read";
        };
    }

    /// Returns how a run ended.
    static Cell state(Run run) {
        return switch (run.state()) {
            case "done" -> Cell.toned("done", "good");
            case "failed" -> Cell.toned("failed", "bad");
            case "running" -> Cell.of("running");
            default -> Cell.toned(run.state(), "warn");
        };
    }

    /// Returns how long something took, such as `1 h 4 min`.
    static String took(Duration length) {
        if (length.toSeconds() < 1) {
            return "under a second";
        }
        if (length.toMinutes() < 1) {
            return length.toSeconds() + " s";
        }
        return length.toHours() < 1
                ? "%d min %d s".formatted(length.toMinutes(), length.toSecondsPart())
                : "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
    }

    /// Returns what a push told of, as it is kept, in words: `deployment 4711`.
    static String about(String kept) {
        var parts = kept.split(" ", 2);
        return Arrays.stream(HistoryKind.values())
                .filter(kind -> kind.name().equals(parts[0]) && parts.length == 2)
                .findFirst()
                .map(kind -> one(kind) + " " + parts[1])
                .orElse(kept);
    }

    /// Returns a sentence that begins with a capital.
    static String upper(String words) {
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package dev.quarterdeck.cli;

import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.looks.LookListener;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.reports.TextLook;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints header and sections as they become ready, so that the first true sentence comes at once;
/// silent for other
/// formats, which are written whole.
final class SpokenLook implements LookListener {

    private final Console console;
    private final @Nullable TextLook text;
    private final ScreenProgress progress;

    SpokenLook(Console console, @Nullable TextLook text, ScreenProgress progress) {
        this.console = console;
        this.text = text;
        this.progress = progress;
    }

    @Override
    public void header(String subject, LocalDate asOf, List<String> readings, List<ReadGap> gaps) {
        if (text != null) {
            progress.wipe();
            text.header(subject, asOf, readings, gaps);
            console.out().flush();
        }
    }

    @Override
    public void section(Section section) {
        if (text != null) {
            progress.wipe();
            text.section(section);
            console.out().flush();
        }
    }
}

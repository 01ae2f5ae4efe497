package dev.quarterdeck.looks;

import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.metrics.Section;
import java.time.LocalDate;
import java.util.List;

/// Hear header and sections of a look as they become ready, in the order of reading.
public interface LookListener {

    /// Waits for the whole look.
    LookListener SILENT =
            new LookListener() {
                @Override
                public void header(
                        String subject,
                        LocalDate asOf,
                        List<String> readings,
                        List<ReadGap> gaps) {}

                @Override
                public void section(Section section) {}
            };

    /// Hears what is looked at.
    void header(String subject, LocalDate asOf, List<String> readings, List<ReadGap> gaps);

    /// Hears the next section.
    void section(Section section);
}

package dev.quarterdeck.demo;

import java.time.LocalDate;
import java.util.function.Consumer;

/// Orders a demo.
///
/// @param folder where it lives
/// @param today the day for which its organisation is made
/// @param program the version of this program
/// @param talk hears, in short sentences, what is done meanwhile
public record DemoOrder(DemoFolder folder, LocalDate today, String program, Consumer<String> talk) {

    /// The seed of everything that is drawn; one company for all who look.
    public static final long SEED = 20_260_401;
}

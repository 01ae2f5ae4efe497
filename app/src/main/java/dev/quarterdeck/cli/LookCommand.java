package dev.quarterdeck.cli;

import dev.quarterdeck.looks.LookRun;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.reports.HtmlLook;
import dev.quarterdeck.reports.JsonLook;
import dev.quarterdeck.reports.MarkdownLook;
import dev.quarterdeck.reports.TextLook;
import dev.quarterdeck.reports.TextStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says what a repository, and its tracker's export, really show: `qd look .`.
@Command(
        name = "look",
        description =
                "Says true things about a git repository at once, each number with its explanation.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 fine, 2 bad input, 3 something could not be read (it is printed what).",
            "Nothing leaves this machine; nothing is written into the repository."
        })
final class LookCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private Inputs inputs = new Inputs();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), json, md or html, to standard output.")
    private Format format = Format.text;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write look.html and look.md into this folder.")
    private @Nullable Path out;

    /// How the look is written, as typed by the user.
    enum Format {
        text,
        json,
        md,
        html
    }

    LookCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var text = format == Format.text ? new TextLook(console.out(), style()) : null;
        FirstLook look;
        try (var progress = new ScreenProgress(console)) {
            look =
                    new LookRun(
                                    inputs.order(console.folder(), console.clock().instant()),
                                    console.clock(),
                                    progress,
                                    new SpokenLook(console, text, progress))
                            .look();
        }
        var artefacts = keep(look);
        print(look, text, artefacts);
        console.out().flush();
        return look.gaps().isEmpty() && look.issues().isEmpty()
                ? Quarterdeck.FINE
                : Quarterdeck.INCOMPLETE;
    }

    private void print(FirstLook look, @Nullable TextLook text, @Nullable Path artefacts)
            throws IOException {
        switch (format) {
            case text -> {
                if (text != null) {
                    text.rest(look);
                }
                console.out().println(" Read: " + String.join(" · ", look.readings()));
                if (artefacts != null) {
                    console.out()
                            .println(
                                    " Share: "
                                            + artefacts.resolve("look.html")
                                            + "  and  look.md beside it");
                }
            }
            case json -> JsonLook.write(look, console.out());
            case md -> MarkdownLook.write(look, console.out());
            case html -> HtmlLook.write(look, console.out());
        }
    }

    /// Keeps the look for `qd explain`; a data folder that cannot be written costs only the
    /// explanation.
    private @Nullable Path keep(FirstLook look) throws IOException {
        Path kept = null;
        try {
            kept =
                    new LookStore(
                                    DataFolder.of(
                                            console.environment(),
                                            console.home(),
                                            System.getProperty("os.name", "")))
                            .keep(look);
        } catch (Refusal refusal) {
            console.err().println("`qd explain` will not know this look: " + refusal.getMessage());
            console.err().println(refusal.remedy());
            console.err().flush();
        }
        if (out == null) {
            return kept;
        }
        var folder = console.folder().resolve(out).normalize();
        try {
            LookStore.writeArtefacts(look, folder);
        } catch (IOException e) {
            throw new Refusal(
                    "The folder (%s) of --out must be writable: %s."
                            .formatted(folder, e.getMessage()),
                    "Maybe name another folder.");
        }
        return folder;
    }

    private TextStyle style() {
        return new TextStyle(console.width(), console.colours(), true);
    }
}

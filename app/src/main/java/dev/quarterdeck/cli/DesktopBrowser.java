package dev.quarterdeck.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Opens an address in the browser of the desktop, where there is one.
final class DesktopBrowser {

    private final Map<String, String> environment;
    private final String osName;

    DesktopBrowser(Map<String, String> environment, String osName) {
        this.environment = environment;
        this.osName = osName.toLowerCase(Locale.ROOT);
    }

    /// Opens it, and answers whether a program was found to ask; never fails.
    boolean open(String address) {
        var program = program();
        if (program.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder(List.of(program.get().toString(), address))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<Path> program() {
        if (osName.contains("mac")) {
            return onPath("open");
        }
        return has("DISPLAY") || has("WAYLAND_DISPLAY") ? onPath("xdg-open") : Optional.empty();
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private Optional<Path> onPath(String name) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

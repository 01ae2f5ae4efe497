package dev.quarterdeck.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the systemd unit to its promises; no running systemd is needed.
class SystemdUnitTest {

    private static final String UNIT = Deploy.text("deploy/quarterdeck.service");

    /// Tenths of the exposure level 2.0; 100 is the worst.
    private static final int MOST_EXPOSED = 20;

    @TempDir Path folder;

    @Test
    void isUnderstoodBySystemd() throws IOException {
        var tool = Deploy.program("systemd-analyze");

        var ending = Deploy.run(Map.of(), List.of(tool, "verify", "--man=no", unit(UNIT)));

        assertThat(linesOf(ending.output())).isEmpty();
        var wrong = UNIT.replace("NoNewPrivileges=yes", "NoNewPriviledges=yes");
        var noticed = Deploy.run(Map.of(), List.of(tool, "verify", "--man=no", unit(wrong)));
        assertThat(linesOf(noticed.output())).anyMatch(it -> it.contains("NoNewPriviledges"));
    }

    @Test
    void isHardenedByTheMeasureOfSystemd() throws IOException {
        var tool = Deploy.program("systemd-analyze");

        var ending =
                Deploy.run(
                        Map.of(),
                        List.of(
                                tool,
                                "security",
                                "--no-pager",
                                "--offline=true",
                                "--threshold=" + MOST_EXPOSED,
                                unit(UNIT)));

        assertThat(ending.exit()).as(ending.output()).isZero();
        assertThat(ending.output()).contains("Overall exposure level for quarterdeck.service");
    }

    @Test
    void listensOnThisMachineAloneAtTheUsualPort() {
        assertThat(settings().get("ExecStart"))
                .isEqualTo(
                        "/opt/quarterdeck/qd serve --host 127.0.0.1 --port "
                                + ServerSettings.USUAL_PORT);
    }

    @Test
    void letsPostgresRunAndEnd() {
        assertThat(settings())
                .containsEntry("User", "quarterdeck")
                .containsEntry("StateDirectory", "quarterdeck")
                .containsEntry("Environment", "QD_HOME=/var/lib/quarterdeck")
                .containsEntry("KillMode", "mixed")
                .containsEntry("SuccessExitStatus", "143")
                .doesNotContainKeys("MemoryDenyWriteExecute", "NoExecPaths", "DynamicUser");
        assertThat(Integer.parseInt(settings().get("TimeoutStopSec")))
                .isGreaterThanOrEqualTo(Deploy.LONGEST_STOP);
    }

    @Test
    void keepsSecretsOutOfTheUnit() {
        assertThat(settings()).containsEntry("EnvironmentFile", "-/etc/quarterdeck/environment");
        assertThat(UNIT.lines().filter(it -> it.startsWith("Environment=")))
                .containsExactly("Environment=QD_HOME=/var/lib/quarterdeck");
    }

    // The program need not be installed here, so that the unit is judged and not this machine.
    private String unit(String text) throws IOException {
        var launcher = Deploy.ROOT.resolve("qd").toString().replace(" ", "\\x20");
        var here = text.replace("/opt/quarterdeck/qd", launcher);
        return Files.writeString(folder.resolve("quarterdeck.service"), here).toString();
    }

    // It also verifies the units this one waits for, which belong to the machine.
    private static List<String> linesOf(String output) {
        return output.lines().filter(it -> it.contains("quarterdeck.service")).toList();
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        UNIT.lines()
                .filter(line -> line.matches("[A-Z]\\w+=.*"))
                .map(line -> line.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }
}

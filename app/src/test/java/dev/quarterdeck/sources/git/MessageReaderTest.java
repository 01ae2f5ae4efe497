package dev.quarterdeck.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private static MessageFacts read(String message) {
        return MessageReader.read(message, message.startsWith("Merge"), false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MINOR: Fix a name | MINOR",
                "Minor fix | MINOR",
                "trivial: spelling | MINOR",
                "HOTFIX: Stop the leak | HOTFIX",
                "hot-fix the pump | HOTFIX",
                "PIER-3 hotfix for the pump | HOTFIX",
                "Merge branch 'hotfix/pump' | HOTFIX",
                "Bump rope from 1.2 to 1.3 | DEPENDENCY",
                "chore(deps): update rope | DEPENDENCY",
                "Update dependency rope to v2 | DEPENDENCY",
                "Merge pull request #3 from harbour/dependabot/npm/rope-1.3 | DEPENDENCY",
                "Revert \"Lay a plank\" | REVERT",
                "Prepare release 1.4.0 | RELEASE",
                "[maven-release-plugin] prepare for next development iteration | RELEASE",
                "Bump version to 1.5.0-SNAPSHOT | RELEASE",
                "1.4.0 | RELEASE",
                "v1.4.0 | RELEASE",
                "docs: tell about ropes | DOCUMENTATION",
                "Fix typo in the README | DOCUMENTATION",
                "test: pull the rope | TEST",
                "Add missing test for the pump | TEST",
                "chore: tidy | CHORE",
                "ci(linux): run twice | CHORE",
                "Merge branch 'left' | MERGE",
                "Merge remote-tracking branch 'origin/main' | MERGE",
                "feat: lay a plank | TYPED",
                "fix(pump)!: stop it | TYPED",
                "refactor: turn round | TYPED",
                "Lay a plank | NONE",
                "Testing grounds moved | NONE",
                "Minority report page | NONE",
                "Release the rope when pulled | NONE",
                "Documented planks get a number | NONE",
            })
    void tellsTheKind(String message, Marker marker) {
        assertThat(read(message).marker()).isEqualTo(marker);
    }

    @Test
    void tellsTheKindOfAMergedPullRequestByItsTitle() {
        assertThat(read("Merge pull request #3 from ada/planks\n\ndocs: tell about ropes").marker())
                .isEqualTo(Marker.DOCUMENTATION);
    }

    @Test
    void takesWhatAProgramCommitsForAnUpdate() {
        assertThat(MessageReader.read("Sync with upstream", false, true).marker())
                .isEqualTo(Marker.DEPENDENCY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Revert \"Lay a plank\"",
                "Revert: lay a plank",
                "revert(pump): lay a plank",
                "Reverted PIER-3",
                "Revert PIER-3: Lay a plank",
                "Revert the plank",
                "Revert 4f2a9c1",
                "Take it back\n\nThis reverts commit 4f2a9c1d.",
            })
    void recognisesReverts(String message) {
        assertThat(read(message).revert()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Revert to the old default",
                "Revert back to ropes",
                "Revert \"Revert \"Lay a plank\"\"\n\nThis reverts commit 4f2a9c1d.",
                "Reapply \"Lay a plank\"",
                "Users may revert a booking",
                "Reversible planks",
            })
    void takesNoProseAndNoSecondThoughtForARevert(String message) {
        assertThat(read(message).revert()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>",
                "Co-Authored-By: Claude <noreply@anthropic.com>",
                "Co-authored-by: Claude Opus 4 <noreply@anthropic.com>",
                "Co-authored-by: Cursor <cursoragent@cursor.com>",
                "Assisted-by: Claude:opus-4",
                "Assisted-by: GitHub Copilot",
                "Generated-by: Claude Code",
                "Generated-by: ChatGPT",
                "Co-authored-by: codex <codex@openai.com>",
                "Co-authored-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>",
                "Co-authored-by: aider (gpt-4) <noreply@aider.chat>",
                "Co-authored-by: Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>",
                "Assisted-by: Windsurf",
                "Assisted-by: Amazon Q Developer",
                "Co-authored-by: google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>",
                "\uD83E\uDD16 Generated with [Claude Code](https://claude.example/code)",
            })
    void recognisesDeclaredAssistants(String line) {
        assertThat(read("Lay a plank\n\nIt holds.\n\n" + line).assistant()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Co-authored-by: Claude Tidewater <claude@little.example>",
                "Co-authored-by: Claude <claude@little.example>",
                "Co-authored-by: Devin Hale <devin@little.example>",
                "Co-authored-by: Jules Quill <jules@little.example>",
                "Co-authored-by: Ada Quill <ada.quill@little.example>",
                "Signed-off-by: Noor Hale <noor.hale@little.example>",
                "Generated-by: protoc 3.21",
                "The cursor moved by one.",
                "Written by the codex of the harbour.",
            })
    void takesNoHumanForAnAssistant(String line) {
        assertThat(read("Lay a plank\n\n" + line).assistant()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "AGENTS.md,true",
        "pier/CLAUDE.md,true",
        "GEMINI.md,true",
        ".cursorrules,true",
        ".cursor/rules/a.mdc,true",
        ".github/copilot-instructions.md,true",
        ".aider.conf.yml,true",
        ".windsurfrules,true",
        "docs/agents.md,false",
        "src/claude.md.txt,false",
        "README.md,false",
        ".github/workflows/ci.yml,false"
    })
    void recognisesFilesForAssistants(String path, boolean expected) {
        assertThat(AssistantSigns.isAgentFile(path)).isEqualTo(expected);
    }
}

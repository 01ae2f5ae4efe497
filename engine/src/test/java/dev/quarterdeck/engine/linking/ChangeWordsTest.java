package dev.quarterdeck.engine.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.linking.CommitNote.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Merge pull request #12 from maya/berths|''",
                "Merge #12: Count berths|''",
                "Merge acme/harbor#12: Count berths|acme/harbor",
                "Count berths (#12)|''",
                "Count berths (!12)|''",
                "Merged in berths (pull request #12)|''",
                "Pull request #12: Count berths|''",
                "Merged PR 12: Count berths|''"
            })
    void readsHowToolsWriteThatAChangeLands(String message, String repository) {
        assertThat(ChangeWords.references(message))
                .containsExactly(new Reference(repository, 12, true));
    }

    @Test
    void readsTrailersOfALongerMessage() {
        assertThat(
                        ChangeWords.references(
                                "Merge branch 'berths' into 'main'\n\nCount berths\n\n"
                                        + "See merge request acme/harbor!12"))
                .containsExactly(new Reference("acme/harbor", 12, true));
        assertThat(
                        ChangeWords.references(
                                "Count berths\n\nPR-URL: https://tool.example/acme/harbor/pull/12"))
                .containsExactly(new Reference("acme/harbor", 12, true));
    }

    @Test
    void tellsAMentionFromALanding() {
        assertThat(ChangeWords.references("Count berths\n\nFixes #7, see acme/quay#8 (#12)"))
                .containsExactly(
                        new Reference("", 7, false),
                        new Reference("acme/quay", 8, false),
                        new Reference("", 12, false));
        assertThat(ChangeWords.references("Revert \"Count berths (#12)\" (#13)"))
                .containsExactly(new Reference("", 12, false), new Reference("", 13, false));
        assertThat(ChangeWords.references("Merge #12: Follow-up of #7"))
                .containsExactly(new Reference("", 12, true), new Reference("", 7, false));
        assertThat(ChangeWords.references("Colour &#39; and a#b")).isEmpty();
    }

    @Test
    void readsKeysInTitlesAndBranches() {
        assertThat(ChangeWords.keys("HARBOR-12, HARBOR-12: see QUAY-7 (UTF-8)"))
                .containsExactly("HARBOR-12", "QUAY-7", "UTF-8");
        assertThat(ChangeWords.keys("feature/harbor-12-count-berths")).containsExactly("HARBOR-12");
        assertThat(ChangeWords.keys("release-1.4 and HARBOR-012 and X-1")).isEmpty();
        assertThat(ChangeWords.keys("Ends with HARBOR-12.")).containsExactly("HARBOR-12");
    }

    @Test
    void readsWhatIsTakenBack() {
        assertThat(
                        ChangeWords.reverted(
                                "Revert \"Count\"\n\nThis reverts commit 1234567890ABCDEF.\n"
                                        + "This reverts commit abcdef0."))
                .containsExactly("1234567890abcdef", "abcdef0");
        assertThat(ChangeWords.isRevert("Revert \"Count berths\"")).isTrue();
        assertThat(ChangeWords.isRevert("Do not revert")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hotfix/berths", "[HOTFIX] berths", "Hot-fix for berths", "a hot fix"})
    void knowsAHotfixByItsName(String text) {
        assertThat(ChangeWords.isHotfix(text)).isTrue();
        assertThat(ChangeWords.isHotfix("photo fixture, hotfixture")).isFalse();
    }
}

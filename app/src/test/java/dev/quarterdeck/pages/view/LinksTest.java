package dev.quarterdeck.pages.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final LocalDate DAY = LocalDate.of(2025, 12, 31);

    @Test
    void putsTheDayBeforeThePartOfAPage() {
        assertThat(Links.on("/account#tokens", DAY, TODAY))
                .isEqualTo("/account?asOf=2025-12-31#tokens");
        assertThat(Links.on("/people?q=a#b", DAY, TODAY))
                .isEqualTo("/people?q=a&asOf=2025-12-31#b");
        assertThat(Links.on("/account#tokens", TODAY, TODAY)).isEqualTo("/account#tokens");
    }

    @Test
    void encodesKeysAndValues() {
        assertThat(Links.query(Map.of("a&b=", List.of("c d")))).isEqualTo("?a%26b%3D=c+d");
    }

    @Test
    void namesATeamByItsKeyWhereAnAddressCanHoldIt() {
        var id = new UUID(1, 2);

        assertThat(Links.team("tides-2", id)).isEqualTo("tides-2");
        for (var key : List.of("a/b", "a#b", "a?b", "a%b", "a;b", "a b", "..", "")) {
            assertThat(Links.team(key, id)).isEqualTo(id.toString());
        }
    }
}

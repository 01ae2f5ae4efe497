package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.LittleCompanyLook;
import java.io.StringReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LookReaderTest {

    private static FirstLook readBack(FirstLook look) {
        var json = new StringBuilder();
        JsonLook.write(look, json);
        return StoredLook.read(new StringReader(json.toString()), "test").look();
    }

    @Test
    void readsTheLittleCompanysLookBackWhole() {
        assertThat(readBack(LittleCompanyLook.whole())).isEqualTo(LittleCompanyLook.whole());
        assertThat(readBack(LittleCompanyLook.empty())).isEqualTo(LittleCompanyLook.empty());
    }

    @Property(seed = "20261122", tries = 300)
    void readsEveryLookBackEqualToTheOneThatWasWritten(@ForAll long seed) {
        var look = RandomLook.of(seed);

        assertThat(readBack(look)).isEqualTo(look);
        assertThat(LookId.digest(readBack(look))).isEqualTo(LookId.digest(look));
    }
}

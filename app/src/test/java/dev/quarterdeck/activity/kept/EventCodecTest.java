package dev.quarterdeck.activity.kept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventCodecTest {

    private static final Path FORMAT =
            Path.of("src/test/resources/dev/quarterdeck/activity/kept/stored-format.txt");

    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @EnumSource(HistoryKind.class)
    void readsBackWhatItWroteOfEveryType(HistoryKind kind) {
        assertThat(EventCodec.types(kind)).isNotEmpty();
        EventCodec.types(kind)
                .forEach(
                        type -> {
                            for (int seed = 0; seed < 200; seed++) {
                                var event = new AnyEvents(seed).of(type);
                                var stored = codec.encode(event);
                                assertThat(codec.decode(kind, stored))
                                        .as(new String(stored, UTF_8))
                                        .isEqualTo(event);
                                assertThat(codec.encode(codec.decode(kind, stored)))
                                        .isEqualTo(stored);
                            }
                        });
    }

    @Test
    void writesTheTypeFirstThenMembersByNameInMilliseconds() {
        var event = new ChangeEvent.Merged(Instant.ofEpochMilli(1_774_958_400_123L), "abc", "");

        assertThat(new String(codec.encode(event), UTF_8))
                .isEqualTo("{\"type\":\"Merged\",\"at\":1774958400123,\"commit\":\"abc\"}");
    }

    @Test
    void writesTheSameForTheSameWhateverTheOrder() {
        var one = new TreeMap<>(Map.of("a", "1", "b", "2"));
        var other = new java.util.LinkedHashMap<String, String>();
        other.put("b", "2");
        other.put("a", "1");

        assertThat(codec.encode(definition(other))).isEqualTo(codec.encode(definition(one)));
    }

    private static Definition definition(Map<String, String> attributes) {
        return new Definition(Definition.Kind.STATUS, "1", null, "Open", attributes);
    }

    @Test
    void storesHalfACharacterAsAQuestion() {
        var broken = new TrackerEvent.Created(Instant.EPOCH, "A\ud800-1");
        assertThat(codec.decode(HistoryKind.WORK_ITEM, codec.encode(broken)))
                .isEqualTo(new TrackerEvent.Created(Instant.EPOCH, "A?-1"));
    }

    @Test
    void refusesWhatANewerVersionWrote() {
        assertThatThrownBy(
                        () ->
                                codec.decode(
                                        HistoryKind.CHANGE,
                                        "{\"type\":\"Blessed\",\"at\":1}".getBytes(UTF_8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Blessed");
    }

    @Test
    void passesOverAMemberThatIsGone() {
        var stored = "{\"type\":\"Merged\",\"at\":5,\"mood\":{\"a\":[1]},\"commit\":\"c\"}";
        assertThat(codec.decode(HistoryKind.CHANGE, stored.getBytes(UTF_8)))
                .isEqualTo(new ChangeEvent.Merged(Instant.ofEpochMilli(5), "c", ""));
    }

    /// What was stored must stay readable: a name that goes from this list is an event that nobody
    /// can read any more.
    @Test
    void keepsTheStoredForm() throws IOException {
        var form = String.join("\n", codec.described()) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FORMAT, form);
        }
        assertThat(form).isEqualTo(Files.readString(FORMAT));
    }
}

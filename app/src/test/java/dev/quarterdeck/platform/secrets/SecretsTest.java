package dev.quarterdeck.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    @TempDir private Path folder;
    private Store store;

    @BeforeEach
    void open() {
        store = Store.external(TestDatabase.address(), List.of("platform"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Secrets secrets() {
        return Secrets.open(store.database(), folder, Map.of());
    }

    private Path file() {
        return folder.resolve("server").resolve("secrets.key");
    }

    private void run(String sql) {
        store.database().keep(client -> client.sql(sql).update());
    }

    @Test
    void givesBackWhatItKeptAndForgets() {
        secrets().put(ONE, "sesame");
        secrets().put(ONE, "sesame 2 ✓");
        secrets().put(OTHER, "");

        assertThat(secrets().get(ONE)).hasValue("sesame 2 ✓");
        assertThat(secrets().get(OTHER)).hasValue("");
        secrets().remove(ONE);
        assertThat(secrets().get(ONE)).isEmpty();
    }

    @Test
    void makesAKeyThatItsOwnerAloneReads() throws IOException {
        secrets();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("r--------");
        assertThat(Base64.getDecoder().decode(Files.readString(file()).strip())).hasSize(32);
    }

    @Test
    void leavesNoSecretInTheDatabase() {
        secrets().put(ONE, "planted-sesame");
        String dump =
                store.database()
                        .keeping(
                                sql ->
                                        sql.sql(
                                                        """
                                                        select string_agg(encode(wrapped, 'escape') || encode(sealed, 'escape') || key_id, ' ')
                                                        from platform.secret
                                                        """)
                                                .query(String.class)
                                                .single());
        assertThat(dump).doesNotContain("sesame");
        secrets().put(OTHER, "planted-sesame");
        long different =
                store.database()
                        .keeping(
                                sql ->
                                        sql.sql(
                                                        "select count(distinct sealed) from platform.secret")
                                                .query(Long.class)
                                                .single());
        assertThat(different).isEqualTo(2);
    }

    @Test
    void opensNothingThatWasSwappedOrChanged() {
        secrets().put(ONE, "one");
        secrets().put(OTHER, "other");
        run(
                """
                update platform.secret as mine
                set wrapped = theirs.wrapped, sealed = theirs.sealed
                from platform.secret as theirs where mine.id <> theirs.id
                """);
        assertThatThrownBy(() -> secrets().get(ONE)).isInstanceOf(Refusal.class);

        secrets().put(ONE, "one");
        run("update platform.secret set sealed = set_byte(sealed, 14, get_byte(sealed, 14) # 1)");
        assertThatThrownBy(() -> secrets().get(ONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("changed");
    }

    @Test
    void saysAtTheStartWhichKeyIsMissing() throws IOException {
        secrets().put(ONE, "one");
        var kept = Files.readString(file());
        Files.delete(file());
        assertThatThrownBy(this::secrets)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must be there");

        Files.writeString(file(), Base64.getEncoder().encodeToString(new byte[32]));
        assertThatThrownBy(this::secrets)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must hold the key");

        Files.writeString(file(), "no key");
        assertThatThrownBy(this::secrets)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("256 bits");

        Files.writeString(file(), kept);
        assertThat(secrets().get(ONE)).hasValue("one");
    }

    @Test
    void rotatesToANewKeyAndForgetsTheOld() throws IOException {
        secrets().put(ONE, "one");
        secrets().put(OTHER, "other");
        var before = Files.readString(file());

        assertThat(secrets().rotate()).isEqualTo(2);

        assertThat(Files.readString(file())).doesNotContain(before.strip()).hasLineCount(1);
        assertThat(secrets().get(ONE)).hasValue("one");
        assertThat(secrets().get(OTHER)).hasValue("other");
    }

    @Test
    void rotatesAFileThatItMayNotWrite() throws IOException {
        var mounted = folder.resolve("mounted.key");
        var old = Base64.getEncoder().encodeToString(Envelope.randomKey());
        Files.writeString(mounted, old + "\n");
        var environment = Map.of("QD_KEY_FILE", mounted.toString());
        Secrets.open(store.database(), folder, environment).put(ONE, "one");
        var fresh = Base64.getEncoder().encodeToString(Envelope.randomKey());
        Files.writeString(mounted, fresh + "\n" + old + "\n");

        assertThat(Secrets.open(store.database(), folder, environment).rotate()).isEqualTo(1);

        Files.writeString(mounted, fresh + "\n");
        assertThat(Secrets.open(store.database(), folder, environment).get(ONE)).hasValue("one");
    }

    @Test
    void makesNoFileThatSomebodyNamed() {
        var environment = Map.of("QD_KEY_FILE", folder.resolve("nowhere.key").toString());
        assertThatThrownBy(() -> Secrets.open(store.database(), folder, environment))
                .isInstanceOf(Refusal.class);
    }
}

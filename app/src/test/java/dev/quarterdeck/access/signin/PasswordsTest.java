package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.quarterdeck.platform.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();
    private final PasswordRules rules = new PasswordRules();

    @Test
    void keepsTheParametersInTheHash() {
        var hash = passwords.hash("four boats on calm water");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("four boats on calm water", hash)).isTrue();
        assertThat(passwords.matches("four boats on calm Water", hash)).isFalse();
        assertThat(passwords.matches("anything", null)).isFalse();
        assertThat(passwords.hash("four boats on calm water")).isNotEqualTo(hash);
    }

    @Test
    void knowsAHashMadeWithLess() {
        var less = Argon2Function.getInstance(8192, 1, 1, 32, Argon2.ID).hash("x").getResult();

        assertThat(Passwords.isDated(less)).isTrue();
        assertThat(passwords.matches("x", less)).isTrue();
        assertThat(Passwords.isDated(passwords.hash("x"))).isFalse();
    }

    @Test
    void refusesWhatOthersWouldGuess() {
        for (var weak :
                List.of(
                        "password",
                        "Password1!",
                        "qwertyuiop",
                        "aaaaaaaaaaaa",
                        "short",
                        "x".repeat(129),
                        "ada.lovelace9",
                        "baseball2026")) {
            assertThatThrownBy(() -> rules.require(weak, List.of("ada.lovelace")))
                    .as(weak)
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void allowsPassphrasesAndEveryAlphabet() {
        for (var good :
                List.of(
                        "four boats on calm water",
                        "пять лодок у причала",
                        "x7-Kq!pz",
                        "ß".repeat(3) + " 😀 und mehr Meer")) {
            assertThatCode(() -> rules.require(good, List.of("ada")))
                    .as(good)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void comparesEveryCharacterAsItWasTyped() {
        var long1 = "x".repeat(127) + "a";
        var hash = passwords.hash(PasswordRules.normal(long1));

        assertThat(passwords.matches(PasswordRules.normal(long1), hash)).isTrue();
        for (var other :
                List.of(
                        "x".repeat(127) + "b",
                        "x".repeat(127),
                        "X" + long1.substring(1),
                        long1 + " ")) {
            assertThat(passwords.matches(PasswordRules.normal(other), hash)).isFalse();
        }
        assertThat(PasswordRules.normal("e\u0301t\u00e9"))
                .as("two keyboards give the same letters")
                .isEqualTo("\u00e9t\u00e9");
    }

    @Test
    void drawsSecretsOfEnoughBits() {
        var drawn = new java.util.HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            drawn.add(Secrets.next());
        }

        assertThat(drawn).hasSize(10_000);
        assertThat(drawn)
                .allSatisfy(
                        secret ->
                                assertThat(java.util.Base64.getUrlDecoder().decode(secret))
                                        .hasSize(32));
    }
}

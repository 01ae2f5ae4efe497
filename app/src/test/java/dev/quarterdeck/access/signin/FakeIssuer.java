package dev.quarterdeck.access.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Plays an identity provider that does as a test tells it, wrongly too.
final class FakeIssuer implements AutoCloseable {

    static final String CLIENT = "quarterdeck";

    /// How a token is signed.
    enum Signing {
        RIGHT,
        OTHER_KEY,
        PUBLIC_KEY_AS_SECRET,
        NONE
    }

    final RSAKey key;
    private final RSAKey other;
    private final HttpServer server;
    private final TestClock clock;
    private final Map<String, Map<String, String>> codes = new HashMap<>();
    UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    Signing signing = Signing.RIGHT;
    String namedIssuer;
    String subject = "subject-1";
    String lastVerifierCheck = "";

    FakeIssuer(TestClock clock) {
        try {
            this.clock = clock;
            key = new RSAKeyGenerator(2048).keyID("k1").generate();
            other = new RSAKeyGenerator(2048).keyID("k1").generate();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/openid-configuration", this::metadata);
            server.createContext(
                    "/keys",
                    exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
            server.createContext("/token", this::token);
            server.start();
            namedIssuer = url();
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void metadata(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
                 "jwks_uri":"%s/keys","end_session_endpoint":"%s/end"}
                """
                        .formatted(namedIssuer, url(), url(), url(), url()));
    }

    /// Lets the person in: makes a code for what the browser was sent with.
    String code(Map<String, String> asked) {
        var code = Secrets.next();
        codes.put(code, asked);
        return code;
    }

    private void token(HttpExchange exchange) throws IOException {
        var form =
                parameters(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = codes.remove(form.get("code"));
        if (asked == null
                || !challenge(form.getOrDefault("code_verifier", ""))
                        .equals(asked.get("code_challenge"))) {
            lastVerifierCheck = "refused";
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(400, 0);
            exchange.getResponseBody()
                    .write("{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
            return;
        }
        lastVerifierCheck = "held";
        answer(
                exchange,
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"%s\"}"
                        .formatted(idToken(asked.getOrDefault("nonce", ""))));
    }

    private static String challenge(String verifier) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String idToken(String nonce) {
        var now = clock.instant();
        return signed(
                claims.apply(
                        new JWTClaimsSet.Builder()
                                .issuer(namedIssuer)
                                .subject(subject)
                                .audience(CLIENT)
                                .claim("nonce", nonce)
                                .claim("sid", "sid-" + subject)
                                .claim("preferred_username", "ada")
                                .claim("email", "ada@harbor.example")
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(300)))));
    }

    String signed(JWTClaimsSet.Builder claims) {
        try {
            var set = claims.build();
            if (signing == Signing.NONE) {
                return new PlainJWT(set).serialize();
            }
            boolean shared = signing == Signing.PUBLIC_KEY_AS_SECRET;
            var header =
                    new JWSHeader.Builder(shared ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                            .keyID("k1")
                            .build();
            var jwt = new SignedJWT(header, set);
            jwt.sign(
                    shared
                            ? new MACSigner(key.toRSAPublicKey().getEncoded())
                            : new RSASSASigner(signing == Signing.OTHER_KEY ? other : key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(
                    parts[0],
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.quarterdeck.platform.outbound;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Makes the trust of the client: the authorities of this Java, and those of the operator beside.
final class Trust {

    private Trust() {}

    /// @param authorities a file of certificates (PEM), or null for none beside the usual
    /// @throws Refusal when the file cannot be read
    static SSLContext with(@Nullable Path authorities) {
        try {
            var context = SSLContext.getInstance("TLS");
            var managers = factory(authorities == null ? null : together(authorities));
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new Refusal(
                    "QD_CA_FILE (%s) must hold certificates in PEM.".formatted(authorities),
                    "Maybe it is missing, or of another form: openssl x509 -inform der makes PEM.");
        }
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore together(Path authorities)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (var manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager usual) {
                for (var certificate : usual.getAcceptedIssuers()) {
                    store.setCertificateEntry("usual-" + count++, certificate);
                }
            }
        }
        try (var in = Files.newInputStream(authorities)) {
            var own = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (own.isEmpty()) {
                throw new IOException("no certificate");
            }
            for (var certificate : own) {
                store.setCertificateEntry("own-" + count++, certificate);
            }
        }
        return store;
    }
}

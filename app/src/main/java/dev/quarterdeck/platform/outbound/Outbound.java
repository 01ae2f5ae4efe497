package dev.quarterdeck.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one client through which this server asks other machines.
///
/// The library of the JDK cannot be told which address of a host to connect to; this one can, and
/// is: what was judged is what is called.
public final class Outbound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);
    private static final int MOST_CONNECTIONS = 32;
    private static final int MOST_TO_ONE = 8;
    private static final int PIECE = 16 * 1024;

    private final OutboundSettings settings;
    private final AddressGuard guard;
    private final Waiting waiting;
    private final RandomGenerator random;
    private final CloseableHttpClient client;

    /// Opens the client; nothing is called before it is asked.
    ///
    /// @param random for pauses that no two callers share
    /// @throws dev.quarterdeck.platform.Refusal when the file of authorities cannot be read
    public Outbound(OutboundSettings settings, Waiting waiting, RandomGenerator random) {
        this(settings, waiting, random, InetAddress::getAllByName);
    }

    Outbound(
            OutboundSettings settings,
            Waiting waiting,
            RandomGenerator random,
            AddressGuard.NameLookup names) {
        this.settings = settings;
        this.guard = new AddressGuard(settings, names);
        this.waiting = waiting;
        this.random = random;
        this.client = client(settings);
    }

    private static CloseableHttpClient client(OutboundSettings settings) {
        var limits = settings.limits();
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new ProxyOnly(settings.proxy()))
                        .setTlsSocketStrategy(
                                new DefaultClientTlsStrategy(Trust.with(settings.authorities())))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_TO_ONE)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(limits.connect()))
                                        .setSocketTimeout(Timeout.of(limits.silence()))
                                        .setTimeToLive(Timeout.ofMinutes(5))
                                        .build())
                        .build();
        var proxies = new BasicCredentialsProvider();
        var proxy = settings.proxy();
        if (proxy != null && proxy.getUserInfo() != null) {
            var parts = proxy.getUserInfo().split(":", 2);
            proxies.setCredentials(
                    new AuthScope(proxy.getHost(), proxy.getPort()),
                    new UsernamePasswordCredentials(
                            parts[0], (parts.length > 1 ? parts[1] : "").toCharArray()));
        }
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultCredentialsProvider(proxies)
                .setUserAgent("Quarterdeck")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
    }

    /// Opens a line to the origin of an address: all calls through it stay there.
    public Line line(URI address) {
        return new Line(this, address, waiting, random);
    }

    /// Asks once, and follows nothing.
    ///
    /// @throws OutboundTrouble when the address may not be called, or there is no whole answer
    Reply once(Call call) {
        var machines = guard.require(call.address());
        var begun = waiting.now();
        var request = request(call);
        try {
            var reply =
                    client.execute(
                            target(call.address(), machines),
                            request,
                            one -> read(one, call, begun));
            LOG.debug("{} answered {}", call, reply);
            return reply;
        } catch (TooLarge e) {
            throw new OutboundTrouble(
                    OutboundTrouble.Kind.TOO_LARGE,
                    "The answer to (%s) must have at most %d bytes.".formatted(call, most(call)),
                    "Maybe smaller pages.");
        } catch (SocketTimeoutException e) {
            throw timedOut(call);
        } catch (SSLException e) {
            throw new OutboundTrouble(
                    OutboundTrouble.Kind.UNREACHABLE,
                    "The host (%s) must show a certificate that is trusted here."
                            .formatted(call.address().getHost()),
                    "Maybe it is signed by an authority of your own: name its file by QD_CA_FILE.");
        } catch (IOException e) {
            throw e instanceof InterruptedIOException ? timedOut(call) : unreachable(call);
        }
    }

    private long most(Call call) {
        return call.into() == null ? settings.limits().largestBody() : call.into().most();
    }

    private static OutboundTrouble timedOut(Call call) {
        return new OutboundTrouble(
                OutboundTrouble.Kind.TIMED_OUT,
                "The host (%s) did not answer in time.".formatted(call.address().getHost()),
                "Maybe it is busy; or a firewall swallows what is sent to it.");
    }

    private static OutboundTrouble unreachable(Call call) {
        return new OutboundTrouble(
                OutboundTrouble.Kind.UNREACHABLE,
                "The host (%s) cannot be reached, or cut the connection."
                        .formatted(call.address().getHost()),
                "Maybe it is down; or this server needs a proxy: QD_PROXY.");
    }

    private HttpHost target(URI address, List<InetAddress> machines) {
        var host = address.getHost();
        return machines.isEmpty()
                ? new HttpHost(address.getScheme(), host, AddressGuard.port(address))
                : new HttpHost(
                        address.getScheme(), machines.getFirst(), host, AddressGuard.port(address));
    }

    private HttpUriRequestBase request(Call call) {
        var request = new HttpUriRequestBase(call.method(), call.address());
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        var config =
                RequestConfig.custom().setResponseTimeout(Timeout.of(settings.limits().silence()));
        var proxy = settings.proxy();
        if (proxy != null && !settings.isDirect(AddressGuard.host(call.address()))) {
            config.setProxy(new HttpHost("http", proxy.getHost(), proxy.getPort()));
        }
        request.setConfig(config.build());
        return request;
    }

    private Reply read(ClassicHttpResponse response, Call call, Instant begun) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (var header : response.getHeaders()) {
            headers.computeIfAbsent(
                            header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        var entity = response.getEntity();
        try (var body = entity == null ? InputStream.nullInputStream() : entity.getContent()) {
            boolean isFine = response.getCode() / 100 == 2;
            var into = isFine ? call.into() : null;
            return new Reply(
                    response.getCode(),
                    headers,
                    into == null ? read(body, begun) : write(body, into));
        }
    }

    /// A file may be long under way: what ends it is silence, or whoever hears of it.
    private static byte[] write(InputStream body, Call.Into into) throws IOException {
        try (var file = Files.newOutputStream(into.file())) {
            var piece = new byte[PIECE];
            long size = 0;
            for (int got = body.read(piece); got >= 0; got = body.read(piece)) {
                size += got;
                if (size > into.most()) {
                    throw new TooLarge();
                }
                file.write(piece, 0, got);
                into.heard().accept(size);
            }
        }
        return new byte[0];
    }

    private byte[] read(InputStream body, Instant begun) throws IOException {
        var whole = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        for (int got = body.read(piece); got >= 0; got = body.read(piece)) {
            whole.write(piece, 0, got);
            if (whole.size() > settings.limits().largestBody()) {
                throw new TooLarge();
            }
            if (waiting.now().isAfter(begun.plus(settings.limits().whole()))) {
                throw new InterruptedIOException("slower than is waited");
            }
        }
        return whole.toByteArray();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Looks up the proxy's name, which is the operator's, and no other: all others were looked up
    /// and judged before.
    private record ProxyOnly(@org.jspecify.annotations.Nullable URI proxy) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (proxy == null || !host.equalsIgnoreCase(proxy.getHost())) {
                throw new UnknownHostException("not judged: " + host);
            }
            return InetAddress.getAllByName(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}

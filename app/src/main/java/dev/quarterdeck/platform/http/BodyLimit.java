package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses bodies larger than a route may take, by the announced length and by the bytes that come.
final class BodyLimit extends OncePerRequestFilter {

    private static final long USUAL = 1 << 20;
    /// What the heap of `qd serve` bears as bytes, as text and as rows at once.
    static final long IMPORT = 32L << 20;

    /// Written to disk as they come.
    private static final long RECORDS = 4L << 30;

    /// What tools push at most, whole in memory for a moment.
    private static final long HOOK = 5L << 20;

    private final Problems problems;
    private final Semaphore imports = new Semaphore(2);

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        long most = most(path);
        if (request.getContentLengthLong() > most) {
            problems.write(request, response, tooLarge(most));
            return;
        }
        if (most != IMPORT) {
            chain.doFilter(new Limited(request, most), response);
        } else {
            oneOfFew(request, response, chain);
        }
    }

    private static long most(String path) {
        if (path.endsWith("/records")) {
            return RECORDS;
        }
        if (path.startsWith("/hooks/")) {
            return HOOK;
        }
        return path.endsWith("/imports") ? IMPORT : USUAL;
    }

    // Large bodies are held in memory: a few at a time are answered, the others are asked to wait.
    private void oneOfFew(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!imports.tryAcquire()) {
            problems.write(
                    request,
                    response,
                    Refusal.tooMany(
                            "Other imports are being taken.",
                            "Maybe try again in a minute.",
                            Duration.ofMinutes(1)));
            return;
        }
        try {
            chain.doFilter(new Limited(request, IMPORT), response);
        } finally {
            imports.release();
        }
    }

    static Refusal tooLarge(long most) {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                String.format(
                        Locale.ROOT, "The body must not be larger than %,d bytes here.", most),
                "Maybe send it in parts.");
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(
                    new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private long left;
        private final long most;

        Counted(ServletInputStream in, long most) {
            this.in = in;
            this.left = most;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = in.read(bytes, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}

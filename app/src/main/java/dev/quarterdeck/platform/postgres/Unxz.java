package dev.quarterdeck.platform.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tukaani.xz.XZInputStream;

/// Opens what xz packed: by the machine's own `xz` where there is one, else in Java.
///
/// A server's first start waits for it: on two cores that start a server besides, Java needs 5
/// seconds for PostgreSQL, the program 2.
final class Unxz {

    private Unxz() {}

    static InputStream open(InputStream packed) throws IOException {
        Process program;
        try {
            program =
                    new ProcessBuilder("xz", "--decompress", "--stdout", "--quiet")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            return inJava(packed);
        }
        return new ByProgram(program, packed);
    }

    static InputStream inJava(InputStream packed) throws IOException {
        return new XZInputStream(packed);
    }

    /// Reads what the program writes, while another thread feeds it.
    private static final class ByProgram extends FilterInputStream {

        private final Process program;
        private final CompletableFuture<Void> feeding;

        ByProgram(Process program, InputStream packed) {
            super(program.getInputStream());
            this.program = program;
            this.feeding =
                    CompletableFuture.runAsync(
                            () -> feed(program, packed),
                            work -> Thread.ofVirtual().name("unxz").start(work));
        }

        private static void feed(Process program, InputStream packed) {
            try (var in = program.getOutputStream()) {
                packed.transferTo(in);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            return one < 0 ? ended(one) : one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = super.read(bytes, offset, length);
            return got < 0 ? ended(got) : got;
        }

        // The end of its output is the end of the file only when the program says so too.
        private int ended(int end) throws IOException {
            if (program.onExit().join().exitValue() != 0) {
                throw new IOException("packed file is damaged");
            }
            return end;
        }

        @Override
        public void close() throws IOException {
            program.destroy();
            feeding.exceptionally(failure -> null).join();
            super.close();
        }
    }
}

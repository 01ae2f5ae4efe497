package dev.quarterdeck.platform.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tukaani.xz.XZInputStream;

/// Opens what xz packed.
///
/// A server's first start waits for it: on two cores that start a server besides, Java needs 5
/// seconds for PostgreSQL, the machine's own program 2.
enum Unxz {
    /// By the program `xz` of the machine, if there is one that works.
    BY_PROGRAM {
        @Override
        InputStream open(InputStream packed) throws IOException {
            return byProgram(List.of("xz", "--decompress", "--stdout", "--quiet"), packed);
        }
    },
    /// In Java, which is always there.
    IN_JAVA {
        @Override
        InputStream open(InputStream packed) throws IOException {
            return new XZInputStream(packed);
        }
    };

    /// Tells that the program could not do it, which says nothing about the packed bytes yet.
    static final class ProgramFailed extends IOException {

        private static final long serialVersionUID = 1L;

        private ProgramFailed(String message) {
            super(message);
        }
    }

    /// @throws IOException when reading it goes wrong, here or later
    abstract InputStream open(InputStream packed) throws IOException;

    static InputStream byProgram(List<String> words, InputStream packed) throws ProgramFailed {
        try {
            var program =
                    new ProcessBuilder(words)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new Output(program, packed);
        } catch (IOException e) {
            throw new ProgramFailed(String.valueOf(e.getMessage()));
        }
    }

    /// Reads what the program writes, while another thread feeds it.
    private static final class Output extends FilterInputStream {

        private final Process program;
        private final CompletableFuture<Void> feeding;

        Output(Process program, InputStream packed) {
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
        private int ended(int end) throws ProgramFailed {
            int exit = program.onExit().join().exitValue();
            if (exit != 0) {
                throw new ProgramFailed("xz ended with the exit code " + exit);
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

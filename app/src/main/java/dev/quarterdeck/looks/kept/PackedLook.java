package dev.quarterdeck.looks.kept;

import dev.quarterdeck.reports.FirstLook;
import dev.quarterdeck.reports.JsonLook;
import dev.quarterdeck.reports.StoredLook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Packs a look as its compressed JSON, and opens it again.
final class PackedLook {

    private PackedLook() {}

    static byte[] pack(FirstLook look) {
        var packed = new ByteArrayOutputStream();
        try (var out =
                new OutputStreamWriter(new GZIPOutputStream(packed), StandardCharsets.UTF_8)) {
            JsonLook.write(look, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static FirstLook open(byte[] packed, String name) {
        try (var in = reader(packed)) {
            return StoredLook.read(in, name).look();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens a look without the rows behind its figures.
    static FirstLook outline(byte[] packed, String name) {
        try (var in = reader(packed)) {
            return StoredLook.readOutline(in, name).look();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader reader(byte[] packed) throws IOException {
        return new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8);
    }

    static byte[] json(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

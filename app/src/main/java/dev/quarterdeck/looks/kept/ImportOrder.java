package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.looks.kept.LookImports.Upload;
import dev.quarterdeck.looks.kept.LookImports.Wish;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Says what an import job is to do, and who asked for it.
///
/// @param trackerPaths files on the server's machine
/// @param files names of the uploaded files, in their order
record ImportOrder(
        UUID user,
        String label,
        @Nullable UUID person,
        Set<Scope> scopes,
        UUID repository,
        Wish wish,
        List<String> trackerPaths,
        List<String> files) {

    private static final String ORDER = "order";

    static ImportOrder of(Viewer viewer, LookImports.Order order) {
        var person = viewer.person();
        return new ImportOrder(
                viewer.user(),
                viewer.label(),
                person == null ? null : person.value(),
                viewer.scopes(),
                order.repository(),
                order.wish(),
                order.paths(),
                order.uploads().stream().map(Upload::name).toList());
    }

    /// The viewer with the scopes they had; the policy decides again when the job runs.
    Viewer viewer() {
        return new Viewer(user, label, person == null ? null : new PersonId(person), scopes);
    }

    /// Packs order and files into one input, which the job's row keeps until it is over: nothing is
    /// left behind when the caller's transaction fails.
    byte[] packed(JsonMapper json, List<Upload> uploads) {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(ORDER));
            zip.write(json.writeValueAsBytes(this));
            for (int i = 0; i < uploads.size(); i++) {
                zip.putNextEntry(new ZipEntry(String.valueOf(i)));
                zip.write(uploads.get(i).content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /// An order with its files.
    record Unpacked(ImportOrder order, List<Upload> files) {}

    static Unpacked unpack(JsonMapper json, byte[] packed) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            zip.getNextEntry();
            var order = json.readValue(zip.readAllBytes(), ImportOrder.class);
            var files = new ArrayList<Upload>();
            while (zip.getNextEntry() != null) {
                files.add(new Upload(order.files().get(files.size()), zip.readAllBytes()));
            }
            return new Unpacked(order, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

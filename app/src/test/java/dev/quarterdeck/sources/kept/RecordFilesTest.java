package dev.quarterdeck.sources.kept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RecordFilesTest {

    private final List<String> heard = new ArrayList<>();

    private List<String> read(String name, byte[] content) {
        heard.clear();
        new RecordFiles(
                        new RecordFiles.Listener() {
                            @Override
                            public void record(
                                    String file, Map<String, String> parameters, JsonNode record) {
                                heard.add(file + " " + parameters + " " + record);
                            }

                            @Override
                            public void broken(String file, long row, String why) {
                                heard.add(file + " row " + row + " broken");
                            }

                            @Override
                            public boolean isRecord(JsonNode object) {
                                return object.has("key");
                            }
                        })
                .read(name, new ByteArrayInputStream(content));
        return List.copyOf(heard);
    }

    private List<String> read(String name, String content) {
        return read(name, content.getBytes(UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void readsArraysPagesAndRecords() {
        assertThat(read("a.json", "[{\"a\":1},{\"a\":2.50}]"))
                .containsExactly("a.json {} {\"a\":1}", "a.json {} {\"a\":2.50}");
        assertThat(read("a.json", "{\"total\":2,\"issues\":[{\"a\":1},{\"a\":2}],\"errors\":[]}"))
                .containsExactly("a.json {} {\"a\":1}", "a.json {} {\"a\":2}");
        assertThat(read("a.json", "{\"key\":\"A-1\",\"links\":[{\"b\":1}]}")).hasSize(1);
        assertThat(read("a.json", "{\"a\":1}\n{\"a\":2}")).hasSize(2);
        assertThat(read("a.json", "")).isEmpty();
    }

    @Test
    void readsLinesAndGoesOnAfterABadOne() {
        assertThat(read("a.ndjson", "{\"a\":1}\n\nnope\n{\"a\":2}\n[{\"a\":3}]\n7"))
                .containsExactly(
                        "a.ndjson {} {\"a\":1}",
                        "a.ndjson row 3 broken",
                        "a.ndjson {} {\"a\":2}",
                        "a.ndjson {} {\"a\":3}",
                        "a.ndjson row 6 broken");
    }

    @Test
    void readsTheRecordOfAColumnWithWhatWasAskedFor() {
        var csv =
                """
                id,params,data,url,input,created_at
                1,"{""ConnectionId"":2}","{""a"":1}",https://x.example/1?p=2,"{""number"":7}",2026
                2,{},nope,,null,2026
                """;
        assertThat(read("raw.csv", csv))
                .containsExactly(
                        "raw.csv {ConnectionId=2, number=7, url=https://x.example/1?p=2} {\"a\":1}",
                        "raw.csv row 3 broken");
    }

    @Test
    void takesTheColumnsThemselvesForARecord() {
        assertThat(read("d.csv", "id,name,empty\n7,\"a, b\",\n"))
                .containsExactly("d.csv {} {\"id\":\"7\",\"name\":\"a, b\"}");
    }

    @Test
    void passesBlankLinesBeforeAHeader() {
        assertThat(read("d.csv", "\n\r\nid,name\n7,a\n"))
                .containsExactly("d.csv {} {\"id\":\"7\",\"name\":\"a\"}");
    }

    @Test
    void unpacksWhatIsPacked() throws IOException {
        assertThat(read("a.ndjson.gz", gzip("{\"a\":1}\n{\"a\":2}"))).hasSize(2);
        var zipped = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(zipped)) {
            for (var name : List.of("x/one.json", "two.ndjson", "three.json.gz")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith("gz") ? gzip("{\"a\":3}") : "{\"a\":1}".getBytes(UTF_8));
            }
        }
        assertThat(read("all.zip", zipped.toByteArray()))
                .containsExactly(
                        "x/one.json {} {\"a\":1}",
                        "two.ndjson {} {\"a\":1}",
                        "three.json {} {\"a\":3}");
    }

    @Test
    void saysWhereAFileBreaksOff() throws IOException {
        assertThat(read("a.json", "[{\"a\":1},{\"a\""))
                .containsExactly("a.json {} {\"a\":1}", "a.json row 2 broken");
        var packed = gzip("{\"a\":1}\n".repeat(5_000));
        var cut = java.util.Arrays.copyOf(packed, packed.length - 20);
        assertThat(read("a.ndjson.gz", cut)).last().asString().endsWith("broken");
        assertThat(read("a.json", "[".repeat(100_000))).last().asString().endsWith("broken");
    }
}

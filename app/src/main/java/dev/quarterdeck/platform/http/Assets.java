package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Serves what pages load besides themselves: style, scripts, the icon.
///
/// Each address names its content by hash, so a browser keeps it for good and a new program is
/// seen at once.
@RestController
public final class Assets {

    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/";

    private static final Map<String, Asset> ALL =
            List.of(
                            asset("quarterdeck.css", "text/css", "/assets/"),
                            asset("quarterdeck.js", "text/javascript", "/assets/"),
                            asset("icon.svg", "image/svg+xml", "/assets/"),
                            asset("chart.css", "text/css", "/dev/quarterdeck/reports/chart/"),
                            asset("charts.js", "text/javascript", "/dev/quarterdeck/pages/"),
                            asset("htmx.min.js", "text/javascript", HTMX))
                    .stream()
                    .collect(Collectors.toMap(Asset::name, Function.identity()));

    private record Asset(String name, String type, String hash, byte[] plain, byte[] packed) {}

    /// Returns the address of an asset.
    ///
    /// @param name its file name
    /// @throws IllegalStateException when there is none of that name
    public static String link(String name) {
        var asset = ALL.get(name);
        if (asset == null) {
            throw new IllegalStateException("There is no asset " + name + ".");
        }
        return "/assets/" + asset.hash + "/" + name;
    }

    @GetMapping("/assets/{hash}/{name}")
    ResponseEntity<byte[]> file(
            @PathVariable String hash,
            @PathVariable String name,
            @RequestHeader(name = "Accept-Encoding", required = false) @Nullable String accepted) {
        var asset = ALL.get(name);
        if (asset == null || !asset.hash.equals(hash)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "There is no file at this address.",
                    "Maybe load the page again: the program was renewed.");
        }
        boolean packs = accepted != null && accepted.contains("gzip");
        var answer =
                ResponseEntity.ok()
                        .header("Content-Type", asset.type + ";charset=UTF-8")
                        .header("Vary", "Accept-Encoding")
                        .cacheControl(
                                CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable());
        return packs
                ? answer.header("Content-Encoding", "gzip").body(asset.packed)
                : answer.body(asset.plain);
    }

    private static Asset asset(String name, String type, String folder) {
        var plain = read(folder + name);
        return new Asset(
                name,
                type,
                HexFormat.of().formatHex(Sha256.of(plain)).substring(0, 12),
                plain,
                packed(plain));
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

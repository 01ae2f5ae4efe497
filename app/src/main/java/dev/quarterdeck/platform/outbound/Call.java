package dev.quarterdeck.platform.outbound;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One question to another machine. It prints without headers and query: both may hold secrets.
///
/// @param method `GET` or `POST`
/// @param headers by name
/// @param body what is sent, or null for nothing
/// @param into where the body of a success is written; null to have it in memory
@SuppressWarnings("ArrayRecordComponent") // A call is never compared.
public record Call(
        String method,
        URI address,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable Into into) {

    /// A file for an answer that may be too large for memory; what it held is overwritten.
    ///
    /// @param most bytes that are taken
    /// @param heard is told how many came so far; throws to stop
    public record Into(Path file, long most, LongConsumer heard) {}

    /// Copies the headers.
    public Call {
        headers = Map.copyOf(headers);
    }

    /// Asks with GET.
    public static Call get(URI address, Map<String, String> headers) {
        return new Call("GET", address, headers, null, null);
    }

    /// Asks with POST.
    public static Call post(URI address, Map<String, String> headers, byte[] body) {
        return new Call("POST", address, headers, body, null);
    }

    /// Asks the same, and has the body of a success written to a file.
    public Call into(Into file) {
        return new Call(method, address, headers, body, file);
    }

    Call at(URI other) {
        return new Call(method, other, headers, body, into);
    }

    @Override
    public String toString() {
        return method + " " + address.getHost() + address.getRawPath();
    }
}

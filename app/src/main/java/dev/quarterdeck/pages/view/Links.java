package dev.quarterdeck.pages.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes addresses: the state of a page is in its address, the day included.
public final class Links {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private Links() {}

    /// Returns an address as of a day, its `#part` last; today needs no words.
    public static String on(String address, LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return address;
        }
        int hash = address.indexOf('#');
        var path = hash < 0 ? address : address.substring(0, hash);
        var part = hash < 0 ? "" : address.substring(hash);
        return path + (path.contains("?") ? "&" : "?") + "asOf=" + day + part;
    }

    /// Returns a query with its question mark, `?` alone when it is empty.
    public static String query(Map<String, List<String>> parameters) {
        return "?"
                + parameters.entrySet().stream()
                        .flatMap(
                                one ->
                                        one.getValue().stream()
                                                .map(
                                                        value ->
                                                                encoded(one.getKey())
                                                                        + "="
                                                                        + encoded(value)))
                        .collect(Collectors.joining("&"));
    }

    /// Returns the parameters with one of them replaced, or taken out when the value is empty.
    public static Map<String, List<String>> with(
            Map<String, List<String>> parameters, String name, String value) {
        var changed = new LinkedHashMap<>(parameters);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, List.of(value));
        }
        return changed;
    }

    /// Returns how an address names a team: by its key, or by its id when the key holds what an
    /// address cannot.
    public static String team(String key, UUID id) {
        return PLAIN.matcher(key).matches() ? key : id.toString();
    }

    /// Returns a text as part of an address.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

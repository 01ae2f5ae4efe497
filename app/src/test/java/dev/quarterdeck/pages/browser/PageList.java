package dev.quarterdeck.pages.browser;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.pages.view.Place;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the pages there are: begins at each place and follows every link, so that a new page is
/// looked at without being named anywhere.
final class PageList {

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?\\bhref=\"([^\"#]+)[^>]*>");
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern SUBJECT =
            Pattern.compile("/(teams|repositories|imports|metrics|initiatives)/[^/?]+");
    private static final Set<String> BESIDE =
            Set.of(
                    "/styleguide",
                    "/plan?asOf=2026-02-02",
                    "/plan/initiatives/GATE-1?asOf=2026-02-02",
                    "/plan/initiatives/GATE-1?lever=first",
                    "/plan/initiatives/GATE-1?drivers=yes",
                    "/search?q=ma",
                    "/?tour=1",
                    "/password",
                    "/settings/sources/new?tool=jira",
                    "/settings/sources/new?tool=push");

    private final Browser browser;
    private final Map<String, Integer> shapes = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Deque<String> next = new ArrayDeque<>();
    private final List<String> pages = new ArrayList<>();

    /// Of pages that differ in their subject alone, so many are looked at.
    private final int ofAShape;

    private PageList(Browser browser, int ofAShape) {
        this.browser = browser;
        this.ofAShape = ofAShape;
    }

    /// Lists the pages that somebody can go to, in the order in which they are met; two of those
    /// that differ in their subject alone.
    static List<String> of(PackagedDemo demo, String login) {
        return of(signedIn(demo, login), 2);
    }

    /// Lists one page of each shape.
    static List<String> shapes(PackagedDemo demo, String login) {
        return of(signedIn(demo, login), 1);
    }

    private static Browser signedIn(PackagedDemo demo, String login) {
        var browser = new Browser(demo.at("/"));
        browser.signIn(login, demo.password(login));
        return browser;
    }

    static List<String> of(Browser signedIn) {
        return of(signedIn, 2);
    }

    private static List<String> of(Browser signedIn, int ofAShape) {
        var list = new PageList(signedIn, ofAShape);
        Arrays.stream(Place.values()).map(Place::path).forEach(list::meet);
        BESIDE.stream().sorted().forEach(list::meet);
        while (!list.next.isEmpty()) {
            list.read(list.next.poll());
        }
        return List.copyOf(list.pages);
    }

    private void meet(String path) {
        var shape = shape(path);
        boolean isKnown = !seen.add(path);
        if (!isKnown && shapes.merge(shape, 1, Integer::sum) <= ofAShape) {
            next.add(path);
        }
    }

    private void read(String path) {
        var answer = browser.open(path);
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() != 200 || !type.startsWith("text/html")) {
            return;
        }
        pages.add(path);
        var links = LINK.matcher(answer.body());
        while (links.find()) {
            if (!links.group().contains(" download")) {
                follow(path, links.group(1).replace("&amp;", "&"));
            }
        }
    }

    private void follow(String from, String href) {
        var target = URI.create("http://here" + from).resolve(href);
        if (!"here".equals(target.getHost()) || target.getRawPath().startsWith("/sign-out")) {
            return;
        }
        var query = target.getRawQuery();
        if (query == null) {
            meet(target.getRawPath());
        } else if (query.matches("explain=[^&]+")) {
            meet(target.getRawPath() + "?" + query);
        }
    }

    // One explanation of a page is like the others of that page.
    private static String shape(String path) {
        var subject = SUBJECT.matcher(ID.matcher(path).replaceAll("*")).replaceAll("/$1/*");
        return subject.replaceAll("explain=.*", "explain");
    }
}

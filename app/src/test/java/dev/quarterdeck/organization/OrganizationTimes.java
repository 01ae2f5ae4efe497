package dev.quarterdeck.organization;

import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Measures imports and views of a company of 5,000 with ten years of changes; started by hand,
/// as docs/performance.md says, because a time is no test.
final class OrganizationTimes {

    private OrganizationTimes() {}

    public static void main(String[] args) throws IOException {
        // Once a year each, unless told otherwise.
        int changes = args.length == 0 ? 50_000 : Integer.parseInt(args[0]);
        try (var ground = new OrganizationGround(Files.createTempDirectory("times"))) {
            var company = new BigCompany(5_000, 7);
            var people = company.peopleCsv(changes);
            bring(ground, "people, shown", people, false);
            bring(ground, "people, kept", people, true);
            bring(ground, "people, again", people, true);
            bring(ground, "leave", company.leaveCsv(200_000), true);
            lists(ground);
            for (int i = 0; i < 10; i++) {
                timed(
                        "as of a day",
                        () ->
                                ground.organization
                                        .asOf(ground.administrator, LocalDate.of(2021, 5, 5))
                                        .persons()
                                        .size());
                change(ground, "E0400" + i);
            }
        }
    }

    /// Lists all leave a top manager may see under row-level security, and whom each of 200 people
    /// manages.
    private static void lists(OrganizationGround ground) {
        var directory =
                new Directory(
                        ground.database,
                        ground.organization,
                        ground.access.policy(),
                        ground.access.audit());
        var top = viewer(ground, "E00000");
        for (int i = 0; i < 10; i++) {
            timed("leave, count", () -> directory.countLeave(top));
            timed("leave, page", () -> directory.leave(top, null, 50).size());
        }
        var times = new ArrayList<Long>();
        for (int i = 0; i < 200; i++) {
            var viewer = viewer(ground, "E%05d".formatted(i));
            long start = System.nanoTime();
            directory.people(viewer, 0, "", 501);
            times.add(System.nanoTime() - start);
        }
        times.sort(null);
        System.out.printf(
                "whom may I see: median %.1f ms, p95 %.1f ms%n",
                times.get(100) / 1e6, times.get(190) / 1e6);
    }

    private static Viewer viewer(OrganizationGround ground, String number) {
        return new Viewer(new UUID(9, 9), number, ground.id(number), EnumSet.allOf(Scope.class));
    }

    private static void bring(OrganizationGround ground, String what, byte[] csv, boolean apply) {
        timed(
                what,
                () ->
                        ground.imports
                                .run(
                                        ground.administrator,
                                        List.of(new Upload(what, csv)),
                                        new Wish(apply, false),
                                        Progress.SILENT)
                                .summary());
    }

    private static void change(OrganizationGround ground, String number) {
        var statement =
                new Statement.PersonState(
                        number,
                        LocalDate.of(2026, 6, 1),
                        null,
                        Statement.Values.managedBy("E00003"));
        timed(
                "one change",
                () ->
                        ground.organization
                                .change(ground.administrator, List.of(statement))
                                .changes()
                                .size());
    }

    private static void timed(String what, Supplier<?> work) {
        long start = System.nanoTime();
        var answer = work.get();
        System.out.printf("%-14s %8.1f ms  %s%n", what, (System.nanoTime() - start) / 1e6, answer);
    }
}

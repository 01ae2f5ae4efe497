package dev.quarterdeck.organization;

import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/// Measures imports and views of a company of 5,000 with ten years of changes; started by hand,
/// as docs/performance.md says, because a time is no test.
final class OrganizationTimes {

    private OrganizationTimes() {}

    public static void main(String[] args) throws IOException {
        try (var ground = new OrganizationGround(Files.createTempDirectory("times"))) {
            var company = new BigCompany(5_000, 7);
            var people = company.peopleCsv(70_000);
            bring(ground, "people, first", people);
            bring(ground, "people, again", people);
            bring(ground, "leave", company.leaveCsv(200_000));
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

    private static void bring(OrganizationGround ground, String what, byte[] csv) {
        timed(
                what,
                () ->
                        ground.imports
                                .run(
                                        ground.administrator,
                                        List.of(new Upload(what, csv)),
                                        new Wish(true, false),
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

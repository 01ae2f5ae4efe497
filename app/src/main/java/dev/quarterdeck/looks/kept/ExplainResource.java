package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.ExplanationJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers what stands behind a number: of a repository's look, or of the organisation.
@RestController
final class ExplainResource {

    private static final String ORGANIZATION = "Organisation";
    private static final int WEEKS = 13;

    private final Looks looks;
    private final Organization organization;
    private final TeamMetrics metrics;

    ExplainResource(Looks looks, Organization organization, TeamMetrics metrics) {
        this.looks = looks;
        this.organization = organization;
        this.metrics = metrics;
    }

    /// One page of rows behind a number.
    record RowsPage(List<String> columns, List<List<String>> items, @Nullable String next) {}

    /// What is asked about. @param repository null for the organisation's numbers @param team a key
    /// or an id, or empty
    private record Asked(
            Viewer viewer, String figure, @Nullable UUID repository, String team, LocalDate day) {}

    @GetMapping("/api/v1/explain/{figureId}")
    ResponseEntity<byte[]> explain(
            Viewer viewer,
            @PathVariable String figureId,
            @RequestParam(required = false) @Nullable UUID repository,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "json") String format) {
        var asked = new Asked(viewer, figureId, repository, team, day(asOf));
        if (LooksResource.isCsv(format)) {
            return LooksResource.csv(rows(asked));
        }
        var json = new StringBuilder();
        if (repository == null) {
            ExplanationJson.write(ORGANIZATION, asked.day(), figure(asked), json);
        } else {
            write(explained(asked, repository), json);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Explained explained, StringBuilder json) {
        switch (explained.subject()) {
            case Explained.OfFigure(var figure) ->
                    ExplanationJson.write(explained.look(), figure, json);
            case Explained.OfChart(var series) ->
                    ExplanationJson.write(explained.look(), series, json);
        }
    }

    @GetMapping("/api/v1/explain/{figureId}/rows")
    RowsPage rows(
            Viewer viewer,
            @PathVariable String figureId,
            @RequestParam(required = false) @Nullable UUID repository,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = rows(new Asked(viewer, figureId, repository, team, day(asOf)));
        var page = LooksResource.page(rows.cells(), cursor, limit);
        return new RowsPage(rows.columns(), page.items(), page.next());
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? looks.today() : asOf;
    }

    private Rows rows(Asked asked) {
        var repository = asked.repository();
        if (repository == null) {
            return figure(asked).explanation().rows();
        }
        return switch (explained(asked, repository).subject()) {
            case Explained.OfFigure(var figure) -> figure.explanation().rows();
            case Explained.OfChart(var series) ->
                    new Rows(series.table().columns(), series.table().rows());
        };
    }

    private Figure figure(Asked asked) {
        var day = organization.asOf(asked.viewer(), asked.day());
        if (TeamMetrics.knows(asked.figure())) {
            return metric(asked, day);
        }
        return new OrganizationNumbers(
                        day, () -> DeliveryFigures.of(looks, asked.viewer(), asked.day()))
                .find(asked.figure(), asked.team());
    }

    /// Of the weeks that the pages of Delivery show unless others are asked for.
    private Figure metric(Asked asked, OrganizationDay day) {
        var team = asked.team().isBlank() ? null : day.requireTeam(asked.team()).id();
        var question =
                Question.lastWeeks(asked.day(), WEEKS)
                        .of(team == null ? List.of() : List.of(team))
                        .about(List.of(asked.figure()));
        return metrics.figure(asked.viewer(), question, asked.figure(), team, null);
    }

    private Explained explained(Asked asked, UUID repository) {
        if (!asked.team().isBlank()) {
            throw new Refusal(
                    "A number is either of a repository (%s) or of a team (%s)."
                            .formatted(repository, asked.team()),
                    "Maybe leave one of them away.");
        }
        if (looks.repository(asked.viewer(), repository, asked.day()).isEmpty()) {
            throw Looks.unknown(repository);
        }
        return looks.explain(asked.viewer(), asked.figure(), repository, asked.day())
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "The repository (%s) has no look as of (%s)."
                                                .formatted(repository, asked.day()),
                                        "Maybe a later day, or import a look of that day."));
    }
}

package dev.quarterdeck.engine.linking;

import static dev.quarterdeck.engine.linking.Facts.sha;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommitGraphTest {

    @Test
    void reachesAncestorsThroughMerges() {
        var graph =
                CommitGraph.builder()
                        .add(sha(1), List.of())
                        .add(sha(2), List.of(sha(1)))
                        .add(sha(3), List.of(sha(1)))
                        .add(sha(4), List.of(sha(2), sha(3)))
                        .build();

        assertThat(graph.isReachable(sha(3), sha(4))).isTrue();
        assertThat(graph.isReachable(sha(1), sha(4))).isTrue();
        assertThat(graph.isReachable(sha(4), sha(4))).isTrue();
        assertThat(graph.isReachable(sha(3), sha(2))).isFalse();
        assertThat(graph.isReachable(sha(9), sha(4))).isFalse();
    }

    @Test
    void findsACommitByItsBeginningWhereItIsTheOnlyOne() {
        var graph =
                CommitGraph.builder()
                        .add("abcdef0123456789", List.of())
                        .add("abcdef0999999999", List.of())
                        .add("1234567890abcdef", List.of())
                        .build();

        assertThat(graph.contains("1234567")).isTrue();
        assertThat(graph.contains("1234567890ABCDEF")).isTrue();
        assertThat(graph.contains("abcdef0")).isFalse();
        assertThat(graph.contains("abcdef01")).isTrue();
        assertThat(graph.contains("123456")).isFalse();
    }

    @Test
    void endsAWalkWhereParentsAreNotKnown() {
        var graph =
                CommitGraph.builder()
                        .add(sha(2), List.of(sha(1)))
                        .add(sha(3), List.of(sha(2)))
                        .build();

        assertThat(graph.size()).isEqualTo(2);
        assertThat(graph.isReachable(sha(2), sha(3))).isTrue();
        assertThat(graph.isReachable(sha(1), sha(3))).isFalse();
    }

    @Test
    void walksAHundredThousandCommitsWithoutRecursion() {
        var graph = Facts.straight(100_000);

        assertThat(graph.isReachable(sha(0), sha(99_999))).isTrue();
    }

    @Test
    void tellsSeparateHistoriesApart() {
        var graph =
                CommitGraph.builder()
                        .add(sha(1), List.of())
                        .add(sha(2), List.of(sha(1)))
                        .add(sha(3), List.of())
                        .build();

        assertThat(graph.strand(graph.indexOf(sha(1))))
                .isEqualTo(graph.strand(graph.indexOf(sha(2))))
                .isNotEqualTo(graph.strand(graph.indexOf(sha(3))));
    }
}

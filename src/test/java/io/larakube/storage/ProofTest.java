package io.larakube.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.Certificate;
import io.larakube.tree.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProofTest {

    private static final String SEEN = """
        {"check":"seen","outcome":"ok","words":"reads what node-2 wrote","figures":{"seconds":0.02}}
        """;
    private static final String LOCK_LOST = """
        Warning: something else that the container wrote
        {"check":"lock","outcome":"failed","words":"3 of 200 increments under flock were lost","figures":{"increments":197}}
        """;
    private static final String SLOW = """
        {"check":"visibility","outcome":"caution","words":"a new file shows after 30000 ms","figures":{"p99ms":30000}}
        """;

    private static Proof proof(String one, String other) {
        List<Trial> trials = Stream.concat(Trial.read("node-1", one).stream(), Trial.read("node-2", other).stream())
                .toList();
        return new Proof(List.of("node-1", "node-2"), trials);
    }

    @Test
    void itHoldsWhenNothingFailedAndSaysOfWhatToBeware() {
        assertThat(proof(SEEN, SEEN).holds()).isTrue();
        assertThat(proof(SEEN, SEEN).summary()).isEqualTo("node-1, node-2 share what they write");
        assertThat(proof(SEEN + SLOW, SEEN).holds()).isTrue();
        assertThat(proof(SEEN + SLOW, SEEN).summary())
                .isEqualTo("node-1, node-2 share what they write; a new file shows after 30000 ms");
    }

    @Test
    void itDoesNotHoldWhenOneNodeFoundWhatTheOthersDidNot() {
        Proof proof = proof(SEEN, SEEN + LOCK_LOST);
        assertThat(proof.holds()).isFalse();
        assertThat(proof.summary()).isEqualTo("node-2 3 of 200 increments under flock were lost");
        assertThat(proof.worst("lock").place()).isEqualTo("node-2");
        assertThat(proof.checks()).containsExactly("seen", "lock");
    }

    @Test
    void whereNothingWasTriedNothingIsProven() {
        assertThat(proof("", "").holds()).isFalse();
    }

    @Test
    void theCertificateNamesTheCircumstancesAndTheFigures() {
        Certificate certificate = proof(SEEN, SEEN + LOCK_LOST)
                .certificate(Instant.parse("2026-11-21T17:00:00Z"), "nfs.csi.k8s.io", "v1.35.4");
        assertThat(certificate.holds()).isFalse();
        assertThat(certificate.circumstances())
                .isEqualTo(Json.parse("{\"provisioner\": \"nfs.csi.k8s.io\", \"kubernetes\": \"v1.35.4\","
                                + " \"nodes\": [\"node-1\", \"node-2\"],"
                                + " \"figures\": {\"seen\": {\"seconds\": 0.02}, \"lock\": {\"increments\": 197}}}")
                        .orElseThrow());
    }
}

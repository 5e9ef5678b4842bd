package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CertificateTest {

    @Test
    void whatAClassKeepsIsReadAgain() {
        Certificate certificate = new Certificate(
                Instant.parse("2026-11-21T17:00:00Z"),
                true,
                "node-1, node-2 share what they write",
                Tree.obj().with("provisioner", "nfs.csi.k8s.io"));
        assertThat(certificate.text())
                .isEqualTo(
                        "{\"at\":\"2026-11-21T17:00:00Z\",\"holds\":true,\"summary\":\"node-1, node-2 share what they"
                                + " write\",\"circumstances\":{\"provisioner\":\"nfs.csi.k8s.io\"}}");
        assertThat(Certificate.read(certificate.text())).contains(certificate);
    }

    @Test
    void anAnnotationThatIsNoCertificateIsNone() {
        assertThat(Certificate.read("yes")).isEmpty();
        assertThat(Certificate.read("{\"holds\": true}")).isEmpty();
        assertThat(Certificate.read("{\"at\": \"yesterday\", \"holds\": true}")).isEmpty();
    }
}

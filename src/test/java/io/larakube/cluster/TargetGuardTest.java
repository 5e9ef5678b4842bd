package io.larakube.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.cluster.Locality.Where;
import io.larakube.cluster.TargetGuard.Objection;
import org.junit.jupiter.api.Test;

class TargetGuardTest {

    private static final Context PROD = new Context("local-sounding", "https://203.0.113.7:6443");
    private static final Locality ELSEWHERE = new Locality(Where.REMOTE, "its API server is at 203.0.113.7");
    private static final Locality HERE = new Locality(Where.LOCAL, "its API server is at 127.0.0.1, this machine");

    @Test
    void aLocalEnvironmentDoesNotReachARemoteClusterWhateverItsContextIsCalled() {
        assertThat(TargetGuard.objection("local", true, PROD, ELSEWHERE))
                .contains(new Objection(
                        "the environment local belongs on this machine, but the cluster of the context local-sounding"
                                + " is elsewhere: its API server is at 203.0.113.7",
                        "--allow-remote"));
    }

    @Test
    void productionDoesNotReachALocalCluster() {
        assertThat(TargetGuard.objection("production", false, PROD, HERE))
                .contains(new Objection(
                        "the environment production belongs on a server, but the cluster of the context local-sounding"
                                + " is on this machine: its API server is at 127.0.0.1, this machine",
                        "--allow-local"));
    }

    @Test
    void whereAnEnvironmentBelongsNothingIsObjected() {
        assertThat(TargetGuard.objection("local", true, PROD, HERE)).isEmpty();
        assertThat(TargetGuard.objection("production", false, PROD, ELSEWHERE)).isEmpty();
    }
}

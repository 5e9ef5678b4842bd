package io.larakube.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class LeaseHolderTest {

    @Test
    void thisProcessIsNotGone() {
        assertThat(LeaseHolder.current().isKnownToBeGone()).isFalse();
    }

    @Test
    void aProcessOfThisMachineThatEndedIsGone() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        LeaseHolder ended =
                LeaseHolder.of("ada/" + InetAddress.getLocalHost().getHostName() + "/" + process.pid() + "/1");
        assertThat(ended.isKnownToBeGone()).isTrue();
    }

    @Test
    void aProcessThatHasTheNumberOfAnEarlierOneIsNotThatOne() throws IOException {
        long mine = ProcessHandle.current().pid();
        LeaseHolder earlier = LeaseHolder.of("ada/" + InetAddress.getLocalHost().getHostName() + "/" + mine + "/1");
        assertThat(earlier.isKnownToBeGone()).isTrue();
    }

    @Test
    void nothingIsKnownOfOtherMachines() {
        assertThat(LeaseHolder.of("ada/elsewhere/1/1").isKnownToBeGone()).isFalse();
        assertThat(LeaseHolder.of("some other tool").isKnownToBeGone()).isFalse();
    }

    @Test
    void aHolderIsShownByUserHostAndProcess() {
        assertThat(LeaseHolder.of("ada/laptop/4711/99").shown()).isEqualTo("ada on laptop (process 4711)");
    }
}

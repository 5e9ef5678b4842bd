package io.larakube.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MachineTest {

    private static Tree node(String name, String ready, String spec) {
        return Json.parse("{\"metadata\": {\"name\": \"" + name + "\"}, \"spec\": {" + spec
                        + "}, \"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"" + ready + "\"}]}}")
                .orElseThrow();
    }

    @Test
    void podsAreOnlyPutOnNodesThatTakeThem() {
        assertThat(Machine.open(List.of(
                        node("b", "True", ""),
                        node("a", "True", "\"taints\": [{\"key\": \"x\", \"effect\": \"PreferNoSchedule\"}]"),
                        node("master", "True", "\"taints\": [{\"key\": \"x\", \"effect\": \"NoSchedule\"}]"),
                        node("cordoned", "True", "\"unschedulable\": true"),
                        node("gone", "Unknown", ""))))
                .containsExactly("a", "b");
    }
}

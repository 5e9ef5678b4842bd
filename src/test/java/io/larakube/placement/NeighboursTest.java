package io.larakube.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom pods keep away and draw: on three nodes, of which two are in one zone. */
class NeighboursTest {

    private static final int WEB = 0;
    private static final int OTHER = 1;

    private static List<Tree> yaml(String text) {
        return ((YamlReader.Reading.Read) YamlReader.read("test", text)).documents();
    }

    private static final List<Machine> NODES =
            yaml("""
                metadata: {name: a, labels: {zone: x}}
                ---
                metadata: {name: b, labels: {zone: x}}
                ---
                metadata: {name: c, labels: {zone: y}}
                """).stream().map(Machine::of).toList();

    private static Newcomer pod(String namespace, String labels, String spec) {
        return new Newcomer(
                namespace, yaml(labels).getFirst().fieldsAt(), yaml(spec).getFirst());
    }

    /** Pods of the two kinds on the three nodes. */
    private static final class Pods implements Occupancy {
        private final int[][] all;
        private final int[][] leaving;

        Pods(int[][] all, int[][] leaving) {
            this.all = all;
            this.leaving = leaving;
        }

        static Pods on(int[] web, int[] other) {
            return new Pods(new int[][] {web, other}, new int[2][3]);
        }

        @Override
        public int pods(int kind, int node) {
            return all[kind][node];
        }

        @Override
        public int staying(int kind, int node) {
            return all[kind][node] - leaving[kind][node];
        }
    }

    private static List<Boolean> taken(Newcomer web, Newcomer other, Occupancy pods) {
        Neighbours neighbours = new Neighbours(NODES, List.of(web, other));
        return List.of(0, 1, 2).stream()
                .map(node -> neighbours.objection(WEB, node, pods).isEmpty())
                .toList();
    }

    private static String term(String kind, String more) {
        return "{affinity: {" + kind + ": {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone,"
                + " labelSelector: {matchLabels: {app: other}}" + more + "}]}}}";
    }

    private static final Newcomer PLAIN = pod("shop", "{app: other}", "{}");

    @Test
    void aPodIsDrawnIntoTheZoneOfThoseThatItNames() {
        Newcomer web = pod("shop", "{app: web}", term("podAffinity", ""));
        assertThat(taken(web, PLAIN, Pods.on(new int[3], new int[] {0, 1, 0}))).containsExactly(true, true, false);
        assertThat(taken(web, PLAIN, Pods.on(new int[3], new int[3]))).containsExactly(false, false, false);
    }

    @Test
    void theFirstOfThoseThatNameThemselvesGoesAnywhere() {
        Newcomer self = pod("shop", "{app: other}", term("podAffinity", ""));
        assertThat(taken(self, PLAIN, Pods.on(new int[3], new int[3]))).containsExactly(true, true, true);
        assertThat(taken(self, PLAIN, Pods.on(new int[] {0, 0, 1}, new int[3]))).containsExactly(false, false, true);
    }

    @Test
    void whoIsKeptAwayByAnotherPodDoesNotHaveToSaySo() {
        Newcomer guarded =
                pod("shop", "{app: guarded}", term("podAntiAffinity", "").replace("other", "web"));
        Newcomer web = pod("shop", "{app: web}", "{}");
        assertThat(taken(web, guarded, Pods.on(new int[3], new int[] {1, 0, 0})))
                .containsExactly(false, false, true);
    }

    @Test
    void podsOfAnotherNamespaceAreOnlyMeantWhenItIsNamed() {
        Newcomer elsewhere = pod("blog", "{app: other}", "{}");
        Pods pods = Pods.on(new int[3], new int[] {0, 0, 1});
        assertThat(taken(pod("shop", "{app: web}", term("podAntiAffinity", "")), elsewhere, pods))
                .containsExactly(true, true, true);
        assertThat(taken(pod("shop", "{app: web}", term("podAntiAffinity", ", namespaces: [blog]")), elsewhere, pods))
                .containsExactly(true, true, false);
        assertThat(taken(
                        pod("shop", "{app: web}", term("podAntiAffinity", ", namespaceSelector: {}")), elsewhere, pods))
                .containsExactly(true, true, false);
    }

    private static String spread(String more) {
        return "{topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule,"
                + " labelSelector: {matchLabels: {app: web}}" + more + "}]}";
    }

    @Test
    void aSpreadCountsThePodsOfEachZoneAndNotThoseThatLeave() {
        Newcomer web = pod("shop", "{app: web}", spread(""));
        assertThat(taken(web, PLAIN, Pods.on(new int[] {1, 0, 0}, new int[3]))).containsExactly(false, false, true);
        Pods leaving = new Pods(new int[][] {{1, 0, 0}, new int[3]}, new int[][] {{1, 0, 0}, new int[3]});
        assertThat(taken(web, PLAIN, leaving)).containsExactly(true, true, true);
    }

    @Test
    void withFewerZonesThanAreAskedForTheFewestCountAsNone() {
        Newcomer web = pod("shop", "{app: web}", spread(", minDomains: 3"));
        assertThat(taken(web, PLAIN, Pods.on(new int[] {1, 0, 1}, new int[3]))).containsExactly(false, false, false);
    }

    @Test
    void aSpreadOfOneReleaseDoesNotCountTheOther() {
        Newcomer next = pod("shop", "{app: web, hash: b}", spread(", matchLabelKeys: [hash]"));
        Newcomer former = pod("shop", "{app: web, hash: a}", "{}");
        assertThat(taken(next, former, Pods.on(new int[3], new int[] {1, 1, 0})))
                .containsExactly(true, true, true);
    }

    @Test
    void theObjectionIsToldInOurWordsAndInTheSchedulers() {
        Newcomer web = pod("shop", "{app: web}", term("podAntiAffinity", ""));
        Neighbours neighbours = new Neighbours(NODES, List.of(web, PLAIN));
        assertThat(neighbours.objection(WEB, 2, Pods.on(new int[3], new int[] {0, 0, 1})))
                .contains(new Objection(
                        "has a pod that it must not be beside", "node(s) didn't match pod anti-affinity rules"));
        assertThat(neighbours.areFree()).isFalse();
        assertThat(neighbours.objection(OTHER, 2, Pods.on(new int[3], new int[3])))
                .isEmpty();
    }
}

package io.larakube.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.Feature;
import io.larakube.tree.Tree;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is left out of an exploration makes no difference to what it finds. */
class ReductionTest {

    private static final int ALL = 8_000_000;
    private static final Set<Fault> EVERY = EnumSet.allOf(Fault.class);

    @Test
    void withoutFaultsTheSameIsFoundInEveryOrderOfEveryMove() {
        Map<String, Scenario> designs = new LinkedHashMap<>();
        designs.put("our first start", Designs.ourFirstStart());
        designs.put("our update", Designs.ourUpdate());
        designs.put("literal update", Designs.literalUpdate());
        designs.put("first start of the pattern, one leader", Designs.referenceFirstStart(1));
        designs.put("first start of the pattern, two leaders", Designs.referenceFirstStart(2));
        designs.put("update of the pattern", Designs.referenceUpdate());
        designs.forEach((name, scenario) -> same(name, scenario, 0, EVERY));
    }

    @Test
    void withOneFaultTheSameIsFoundInEveryOrderOfEveryMove() {
        Manifested small = Manifested.shop(Feature.HORIZON);
        same("our first start", small.firstStart("shop:v1"), 1, EVERY);
        same("our update", small.update("shop:v1", "shop:v2"), 1, EVERY);
        Set<Fault> ofPods = EnumSet.of(Fault.PROCESS_DIES, Fault.POD_DELETED, Fault.MIGRATION_FAILS);
        same("first start of the pattern", Designs.referenceFirstStart(1), 1, ofPods);
    }

    @Test
    void moreNodesMakeNoDifferenceToWhatIsFound() {
        Scenario update = Manifested.shop(Feature.HORIZON).update("shop:v1", "shop:v2");
        same("our update on two nodes", update.onNodes(2), 0, EVERY);
        for (String volume : List.of("emptyDir: {}", "persistentVolumeClaim: {claimName: s}", "hostPath: {path: /s}")) {
            same(volume, gated(volume).onNodes(3), 1, EnumSet.of(Fault.NODE_LOST, Fault.NODE_CUT));
        }
    }

    @Test
    void workloadsThatAreSearchedApartAreFoundFaultyAsTheyAreTogether() {
        String late = "{containers: [{name: php, image: 'app:2', args: [php, artisan, horizon], env: [{name:"
                + " DB_CONNECTION, value: pgsql}, {name: DB_HOST, value: web}, {name: DB_PORT, value: '80'}]}]}";
        List<Tree> objects = Small.objects(
                Small.deployment("web", 1, "{}", Small.server("web:2")),
                Small.service("web", 80, ""),
                Small.deployment("good", 1, "{}", Small.waiting("good:2", "until nc -z web 80; do sleep 1; done")),
                Small.deployment("bad", 1, "{}", late));
        Scenario scenario = Scenario.applied(objects);
        assertThat(Parting.of(ModelReader.read(scenario))).hasSize(2);
        same("one that does not wait", scenario, 1, EVERY);
    }

    /** Two web pods and two workers behind a gate, updated one after the other, with this volume. */
    private static Scenario gated(String volume) {
        return Scenario.applied(gated("v2", volume)).updating(gated("v1", volume));
    }

    private static List<Tree> gated(String tag, String volume) {
        String pod = "{containers: [{name: php, image: 'web:" + tag + "', args: [php, artisan, serve],"
                + " volumeMounts: [{name: s, mountPath: /var/www/html/storage}]}], volumes: [{name: s, " + volume
                + "}]}";
        return Small.objects(
                Small.deployment("web", 1, "{type: Recreate}", pod),
                Small.service("web", 80, ""),
                Small.deployment(
                        "worker", 1, "{}", Small.waiting("worker:" + tag, "until nc -z web 80; do sleep 1; done")));
    }

    private static void same(String name, Scenario scenario, int faults, Set<Fault> kinds) {
        Model model = ModelReader.read(scenario);
        Explored reduced = Rehearsal.of(scenario).explore(faults, kinds, ALL);
        Explored full = new Explorer(model, 0, kinds, false, ALL).explore(faults);

        assertThat(full.complete()).as(name).isTrue();
        assertThat(found(reduced)).as(name).isEqualTo(found(full));
        assertThat(reduced.states()).as(name).isLessThan(full.states());
    }

    private static Set<Invariant> found(Explored explored) {
        return explored.violations().stream()
                .map(Violation::invariant)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Invariant.class)));
    }
}

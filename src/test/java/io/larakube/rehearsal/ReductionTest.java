package io.larakube.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.Feature;
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

    @Test
    void withoutFaultsTheSameIsFoundInEveryOrderOfEveryMove() {
        Map<String, Scenario> designs = new LinkedHashMap<>();
        designs.put("our first start", Designs.ourFirstStart());
        designs.put("our update", Designs.ourUpdate());
        designs.put("literal update", Designs.literalUpdate());
        designs.put("first start of the pattern, one leader", Designs.referenceFirstStart(1));
        designs.put("first start of the pattern, two leaders", Designs.referenceFirstStart(2));
        designs.put("update of the pattern", Designs.referenceUpdate());
        designs.forEach((name, scenario) -> same(name, scenario, 0));
    }

    @Test
    void withOneFaultTheSameIsFoundInEveryOrderOfEveryMove() {
        Manifested small = Manifested.shop(Feature.HORIZON);
        same("our first start", small.firstStart("shop:v1"), 1);
        same("our update", small.update("shop:v1", "shop:v2"), 1);
        same("first start of the pattern", Designs.referenceFirstStart(1), 1);
    }

    @Test
    void twoNodesMakeNoDifferenceToWhatIsFound() {
        same(
                "our update",
                Manifested.shop(Feature.HORIZON).update("shop:v1", "shop:v2").onNodes(2),
                0);
    }

    private static void same(String name, Scenario scenario, int faults) {
        Model model = ModelReader.read(scenario);
        Explored reduced = new Explorer(model, List.of(Fault.values()), true, ALL).explore(faults);
        Explored full = new Explorer(model, List.of(Fault.values()), false, ALL).explore(faults);

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

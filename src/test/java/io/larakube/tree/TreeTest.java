package io.larakube.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TreeTest {

    private static final Tree.Obj TWO = Tree.obj().with("b", 1).with("a", 2);

    @Test
    void fieldsKeepTheOrderInWhichTheyWerePut() {
        assertThat(TWO.fields().keySet()).containsExactly("b", "a");
    }

    @Test
    void aFieldThatIsPutAgainKeepsItsPlace() {
        assertThat(TWO.with("b", 3).fields())
                .containsExactly(Map.entry("b", Tree.number(3)), Map.entry("a", Tree.number(2)));
    }

    @Test
    void whatIsMadeFromAnObjectLeavesItAsItIs() {
        Tree.Obj more = TWO.with("c", 3).with("b", 9).without("a");
        assertThat(more).isEqualTo(Tree.obj().with("b", 9).with("c", 3));
        assertThat(TWO).isEqualTo(Tree.obj().with("b", 1).with("a", 2));
    }

    @Test
    void objectsAreEqualWhateverTheOrderOfTheirFields() {
        Tree.Obj other = Tree.obj().with("a", 2).with("b", 1);
        assertThat(other).isEqualTo(TWO).hasSameHashCodeAs(TWO);
        assertThat(other.with("a", 3)).isNotEqualTo(TWO);
        assertThat(other.with("c", 3)).isNotEqualTo(TWO);
    }

    @Test
    void aMapThatIsChangedAfterwardsChangesNoObject() {
        Map<String, Tree> map = new LinkedHashMap<>(Map.of("a", Tree.text("as it was")));
        Tree.Obj object = new Tree.Obj(map);
        map.put("a", Tree.text("changed"));
        assertThat(object).isEqualTo(Tree.obj().with("a", "as it was"));
    }

    @Test
    void fieldsCannotBeChanged() {
        Map<String, Tree> fields = TWO.fields();
        assertThatThrownBy(() -> fields.put("c", Tree.text("x"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> fields.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        Iterator<String> names = fields.keySet().iterator();
        names.next();
        assertThatThrownBy(names::remove).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aStepThatIsNotThereLeadsToNothing() {
        Tree.Obj pod = Tree.obj().with("spec", Tree.obj().with("nodeName", "node-1"));
        assertThat(pod.textAt("spec", "nodeName")).contains("node-1");
        assertThat(pod.at("spec", "nodeName", "deeper")).isEmpty();
        assertThat(pod.at("status")).isEmpty();
        assertThat(pod.fieldsAt("spec").containsKey("nodeName")).isTrue();
        assertThat(pod.fieldsAt("spec").get("hostname")).isNull();
        assertThat(pod.itemsAt("spec", "containers")).isEqualTo(List.of());
    }
}

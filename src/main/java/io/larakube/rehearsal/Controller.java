package io.larakube.rehearsal;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Deployment or a StatefulSet.
 *
 * @param former what its pods were made of before; none when it is new
 * @param next what they are to be made of
 * @param changed whether the two differ, so that pods are replaced
 * @param batch the batch with which it is sent
 * @param firstSlot where its pods are in a world
 * @param progressSeconds after how long without progress its rollout counts as failed; empty when nobody counts
 * @param slots how many pods of it there can be at one time, those that leave included
 */
record Controller(
        String name,
        Strategy strategy,
        int replicas,
        Optional<Template> former,
        Template next,
        boolean changed,
        int batch,
        int firstSlot,
        int slots,
        OptionalInt progressSeconds) {

    /** What a pod of the next or of the former template is made of. */
    Template template(boolean isNext) {
        return isNext ? next : former.orElse(next);
    }

    /** Whether it makes no difference which of the two is where, names aside. */
    boolean behavesLike(Controller other) {
        return strategy.equals(other.strategy)
                && replicas == other.replicas
                && changed == other.changed
                && batch == other.batch
                && slots == other.slots
                && former.isPresent() == other.former.isPresent()
                && template(false).behaviour().equals(other.template(false).behaviour())
                && next.behaviour().equals(other.next.behaviour());
    }

    /** The same with its pods at another place of a world. */
    Controller at(int slot) {
        return new Controller(name, strategy, replicas, former, next, changed, batch, slot, slots, progressSeconds);
    }

    boolean isStatefulSet() {
        return strategy instanceof Strategy.Ordered;
    }

    int endSlot() {
        return firstSlot + slots;
    }
}

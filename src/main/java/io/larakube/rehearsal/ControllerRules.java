package io.larakube.rehearsal;

/**
 * What the controllers of Deployments and StatefulSets do.
 *
 * <ul>
 *   <li>Recreate: new pods come when no old one is left, those that leave included ({@code oldPodsRunning} in
 *       pkg/controller/deployment/recreate.go).
 *   <li>RollingUpdate: {@code reconcileNewReplicaSet} and {@code reconcileOldReplicaSets} in pkg/controller/deployment/rolling.go.
 *   <li>A pod that leaves is replaced at once: a ReplicaSet counts active pods only ({@code FilterActivePods}).
 *   <li>StatefulSet: the highest old ordinal leaves when all the others are Ready; its name is free when it is gone.
 * </ul>
 */
final class ControllerRules {

    /** As many as there are bits for. */
    private static final int MOST_LATE = 31;

    private final Model model;

    ControllerRules(Model model) {
        this.model = model;
    }

    void moves(World world, int index, Moves found) {
        Controller controller = model.controller(index);
        Count count = Count.of(model, world, controller);
        if (surplus(count, controller) > 0) {
            found.add(Move.Kind.SCALE_DOWN, index);
        }
        if (missing(count, controller) > 0 && count.firstFree() >= 0) {
            found.add(Move.Kind.CREATE, index);
        }
    }

    /** Rollouts that may be late; {@code progressDeadlineSeconds} says so and does nothing. */
    void deadlines(World world, Moves found) {
        for (int index = 0; index < Math.min(MOST_LATE, model.controllers().size()); index++) {
            Controller controller = model.controller(index);
            boolean isLate = ((world.at(Model.LATE) >> index) & 1) != 0;
            if (!isLate
                    && controller.progressSeconds().isPresent()
                    && world.at(Model.SENT) > controller.batch()
                    && !isAllReady(world, controller)) {
                found.add(Move.Kind.LATE, index);
            }
        }
    }

    /** A rollout that was late and goes on is late no more. */
    void forgive(World world, Draft draft) {
        for (int index = 0; index < Math.min(MOST_LATE, model.controllers().size()); index++) {
            Count before = Count.of(model, world, model.controller(index));
            if (Count.of(model, draft.world(), model.controller(index)).isProgressSince(before)) {
                draft.set(Model.LATE, draft.at(Model.LATE) & ~(1 << index));
            }
        }
    }

    boolean areAllReady(World world) {
        for (Controller controller : model.controllers()) {
            if (!isAllReady(world, controller)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAllReady(World world, Controller controller) {
        Count count = Count.of(model, world, controller);
        return count.newReady() == controller.replicas()
                && count.newActive() == controller.replicas()
                && count.oldActive() + count.leaving() == 0;
    }

    void scaleDown(Draft draft, int index) {
        Controller controller = model.controller(index);
        int surplus = surplus(Count.of(model, draft.world(), controller), controller);
        for (boolean ready : new boolean[] {false, true}) {
            for (int slot = controller.endSlot() - 1; slot >= controller.firstSlot() && surplus > 0; slot--) {
                int pod = draft.pod(slot);
                if (Pod.isActive(pod) && !Pod.isNext(pod) && Pod.isReady(pod) == ready) {
                    Leaving.tell(model, draft, slot);
                    surplus--;
                }
            }
        }
    }

    void create(Draft draft, int index) {
        Controller controller = model.controller(index);
        Count count = Count.of(model, draft.world(), controller);
        int missing = missing(count, controller);
        for (int slot = controller.firstSlot(); slot < controller.endSlot() && missing > 0; slot++) {
            if (!Pod.isThere(draft.pod(slot))) {
                draft.pod(slot, Pod.pending(count.wantsNext()));
                missing--;
            }
        }
    }

    /** How many old pods are told to stop now. */
    private static int surplus(Count count, Controller controller) {
        if (!count.wantsNext() || count.oldActive() == 0) {
            return 0;
        }
        return switch (controller.strategy()) {
            case Strategy.Recreate recreate -> count.oldActive();
            case Strategy.Rolling rolling -> rolled(count, controller, rolling);
            case Strategy.Ordered ordered -> count.active() == controller.replicas() && count.newUnready() == 0 ? 1 : 0;
        };
    }

    private static int rolled(Count count, Controller controller, Strategy.Rolling rolling) {
        int least = controller.replicas() - rolling.unavailable();
        int most = count.active() - least - count.newUnready();
        if (most <= 0) {
            return 0;
        }
        int unhealthy = Math.min(most, count.oldActive() - count.oldReady());
        int available = count.oldReady() + count.newReady() - least;
        return unhealthy + Math.max(0, Math.min(available, count.oldReady()));
    }

    /** How many pods are made now. */
    private static int missing(Count count, Controller controller) {
        if (!count.wantsNext()) {
            return controller.former().isPresent() ? controller.replicas() - count.active() : 0;
        }
        int wanted = controller.replicas() - count.newActive();
        return switch (controller.strategy()) {
            case Strategy.Recreate recreate -> count.oldActive() + count.oldLeaving() > 0 ? 0 : wanted;
            case Strategy.Rolling rolling -> Math.min(wanted, controller.replicas() + rolling.surge() - count.active());
            case Strategy.Ordered ordered -> ordered(count, controller, ordered);
        };
    }

    private static int ordered(Count count, Controller controller, Strategy.Ordered ordered) {
        int missing = controller.replicas() - count.active() - count.leaving();
        boolean mayCome = ordered.parallel() || count.newUnready() + count.oldActive() - count.oldReady() == 0;
        return mayCome ? Math.min(missing, ordered.parallel() ? missing : 1) : 0;
    }
}

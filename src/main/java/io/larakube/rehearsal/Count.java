package io.larakube.rehearsal;

/**
 * The pods of a workload, counted.
 *
 * @param wantsNext whether its next template was sent
 * @param firstFree a place for another pod; -1 when there is none
 */
record Count(
        boolean wantsNext,
        int oldActive,
        int oldReady,
        int newActive,
        int newReady,
        int oldLeaving,
        int leaving,
        int firstFree) {

    static Count of(Model model, World world, Controller controller) {
        int oldActive = 0;
        int oldReady = 0;
        int newActive = 0;
        int newReady = 0;
        int oldLeaving = 0;
        int leaving = 0;
        int free = -1;
        for (int slot = controller.firstSlot(); slot < controller.endSlot(); slot++) {
            int pod = world.at(model.podCell(slot));
            if (!Pod.isThere(pod)) {
                free = free < 0 ? slot : free;
            } else if (Pod.isLeaving(pod)) {
                leaving++;
                oldLeaving += Pod.isNext(pod) ? 0 : 1;
            } else if (Pod.isNext(pod)) {
                newActive++;
                newReady += Pod.isReady(pod) ? 1 : 0;
            } else {
                oldActive++;
                oldReady += Pod.isReady(pod) ? 1 : 0;
            }
        }
        boolean wantsNext = world.at(Model.SENT) > controller.batch()
                || (controller.former().isPresent() && !controller.changed());
        return new Count(wantsNext, oldActive, oldReady, newActive, newReady, oldLeaving, leaving, free);
    }

    int active() {
        return oldActive + newActive;
    }

    /** {@code DeploymentProgressing} in pkg/controller/deployment/util/deployment_util.go. */
    boolean isProgressSince(Count before) {
        return newActive != before.newActive
                || oldActive < before.oldActive
                || oldReady + newReady > before.oldReady + before.newReady;
    }

    int newUnready() {
        return newActive - newReady;
    }
}

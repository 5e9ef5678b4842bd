package io.larakube.rehearsal;

/** What becomes of a pod that is told to stop. */
final class Leaving {

    private Leaving() {}

    /**
     * Tells a pod to stop. Without a node it is gone at once. One that serves does so for a while, and one that migrates goes on: a
     * shell that is process 1 hears no signal. What else it did, it does no more; on a node that is cut off all goes on.
     */
    static void tell(Model model, Draft draft, int slot) {
        int pod = draft.pod(slot);
        if (Pod.condition(pod) == Pod.PENDING) {
            draft.gone(slot);
            return;
        }
        Template template = model.template(slot, pod);
        boolean isUnheard = Pod.condition(pod) == Pod.LOST || Nodes.isCut(draft.at(Model.DOWN), Pod.node(pod));
        boolean goesOn = Pod.condition(pod) == Pod.RUNNING
                && (isAtWork(template, Pod.step(pod))
                        || (isServing(template, pod) && model.isAsked(model.owner(slot))));
        int told = goesOn || isUnheard ? pod : Pod.with(Pod.unready(pod), Pod.CREATING, 0);
        draft.pod(slot, Pod.leaving(told));
    }

    /** Whether it starts something that matters to others and that it does not break off. */
    static boolean isAtWork(Template template, int step) {
        boolean isProcess = step >= template.firstMain() && !(template.step(step) instanceof Step.Serve);
        return template.role() == Template.Role.MIGRATOR && (isProcess || template.step(step) instanceof Step.Migrate);
    }

    private static boolean isServing(Template template, int pod) {
        return template.step(Pod.step(pod)) instanceof Step.Serve;
    }
}

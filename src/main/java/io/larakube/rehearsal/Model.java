package io.larakube.rehearsal;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything about a start that does not change while it goes on, and where in a {@link World} the rest is: the four cells that are
 * named here, then volumes, caches, pods, and two for each Service.
 */
final class Model {

    /** How many batches are sent. */
    static final int SENT = 0;
    /** The schema of the database: none, that of the former release, or that of the next. */
    static final int SCHEMA = 1;
    /** The nodes that are lost, a bit each; above them, from bit 8, those whose pods were given up. */
    static final int DOWN = 2;
    /** How many faults may still come; from bit 4 how many came. */
    static final int FAULTS = 3;

    static final int NO_SCHEMA = 0;
    static final int FORMER_SCHEMA = 1;
    static final int NEXT_SCHEMA = 2;

    private static final int CLAIMS = 4;
    private static final int CLAIMS_IN_A_CELL = 8;
    private static final int CACHES_IN_A_CELL = 16;

    private final Parts parts;
    private final Controller[] controllers;
    private final Entry[] entries;
    private final int[] owners;
    private final boolean[] asked;
    private final int firstCache;
    private final int firstPod;
    private final int firstEntry;

    Model(Parts parts) {
        this.parts = parts;
        this.controllers = parts.controllers().toArray(Controller[]::new);
        this.entries = parts.entries().toArray(Entry[]::new);
        this.firstCache = CLAIMS + (parts.claims().size() + CLAIMS_IN_A_CELL - 1) / CLAIMS_IN_A_CELL;
        this.firstPod = firstCache + (parts.caches().size() + CACHES_IN_A_CELL - 1) / CACHES_IN_A_CELL;
        this.firstEntry = firstPod + parts.slots();
        this.owners = new int[parts.slots()];
        this.asked = new boolean[controllers.length];
        for (int index = 0; index < controllers.length; index++) {
            for (int slot = controllers[index].firstSlot(); slot < controllers[index].endSlot(); slot++) {
                owners[slot] = index;
            }
            int first = controllers[index].firstSlot();
            asked[index] = parts.entries().stream().anyMatch(entry -> entry.mayLeadTo(first));
        }
    }

    List<String> remarks() {
        return parts.remarks();
    }

    boolean isUpdate() {
        return parts.isUpdate();
    }

    List<String> claims() {
        return parts.claims();
    }

    int nodes() {
        return parts.nodes();
    }

    int batches() {
        return parts.batches();
    }

    /** The number of the Service that must be closed before the last batch; -1 when there is none. */
    int closes() {
        return parts.closes().orElse(-1);
    }

    List<Controller> controllers() {
        return parts.controllers();
    }

    Controller controller(int index) {
        return controllers[index];
    }

    int slots() {
        return owners.length;
    }

    /** The index of the workload that a place for a pod belongs to. */
    int owner(int slot) {
        return owners[slot];
    }

    /** The schema that the release of a pod needs. */
    static int schemaOf(int pod) {
        return Pod.isNext(pod) ? NEXT_SCHEMA : FORMER_SCHEMA;
    }

    /** What the pod at this place is made of. */
    Template template(int slot, int pod) {
        return controllers[owners[slot]].template(Pod.isNext(pod));
    }

    int entries() {
        return entries.length;
    }

    Entry entry(int index) {
        return entries[index];
    }

    /** Whether one of the Services that somebody asks may lead to its pods. */
    boolean isAsked(int controller) {
        return asked[controller];
    }

    boolean isPinned(int claim) {
        return parts.pinned().get(claim);
    }

    /** Whether it is a folder of which each node has another one; its cell says on which node something was written. */
    boolean isOfEachNode(int claim) {
        return parts.claims().get(claim).startsWith(StoragePlace.ON_NODE);
    }

    int cells() {
        return firstEntry + 2 * entries.length;
    }

    int podCell(int slot) {
        return firstPod + slot;
    }

    /** The cell of the Ready pods that a Service leads to, a bit for each of its candidates. */
    int readyCell(int entry) {
        return firstEntry + 2 * entry;
    }

    /** The cell of the pods that leave and still serve. */
    int servingCell(int entry) {
        return firstEntry + 2 * entry + 1;
    }

    /** The cell in which, from the shift on, stands 1 more than the node that a volume belongs to; 0 for none yet. */
    int claimCell(int claim) {
        return CLAIMS + claim / CLAIMS_IN_A_CELL;
    }

    static int claimShift(int claim) {
        return claim % CLAIMS_IN_A_CELL * 4;
    }

    /** The cell in which, from the shift on, stands which release wrote a cache last, in the numbers of the schema. */
    int cacheCell(int cache) {
        return firstCache + cache / CACHES_IN_A_CELL;
    }

    static int cacheShift(int cache) {
        return cache % CACHES_IN_A_CELL * 2;
    }

    /** Workloads that nobody asks and that behave alike: which of them is where makes no difference. */
    List<List<Controller>> alike() {
        List<List<Controller>> groups = new ArrayList<>();
        for (Controller controller : controllers) {
            if (!asked[owners[controller.firstSlot()]]) {
                groups.stream()
                        .filter(group -> group.getFirst().behavesLike(controller))
                        .findFirst()
                        .ifPresentOrElse(group -> group.add(controller), () -> groups.add(groupOf(controller)));
            }
        }
        return groups;
    }

    private static List<Controller> groupOf(Controller first) {
        List<Controller> group = new ArrayList<>();
        group.add(first);
        return group;
    }

    /**
     * How everything is before anything is sent: nothing, or the former release, all Ready.
     *
     * @param faults how many faults may come
     */
    World begin(int faults) {
        int[] cells = new int[cells()];
        cells[FAULTS] = faults;
        Draft draft = new Draft(this, cells);
        if (parts.isUpdate()) {
            cells[SCHEMA] = FORMER_SCHEMA;
            parts.controllers().stream()
                    .filter(controller -> controller.former().isPresent())
                    .forEach(controller -> runs(draft, controller));
        }
        Endpoints endpoints = new Endpoints(this);
        for (int entry = 0; entry < entries.length; entry++) {
            endpoints.follow(draft, entry);
        }
        return draft.world();
    }

    private void runs(Draft draft, Controller controller) {
        boolean isNext = !controller.changed();
        Template template = controller.template(isNext);
        for (int pod = 0; pod < controller.replicas(); pod++) {
            int node = template.claims().stream().anyMatch(this::isPinned) ? 0 : pod % nodes();
            draft.bind(template, node);
            draft.serves(template, node);
            draft.pod(controller.firstSlot() + pod, Pod.ready(isNext, template.lastStep(), node));
        }
        template.caches().forEach(cache -> draft.writes(cache, FORMER_SCHEMA));
    }
}

package io.larakube.rehearsal;

import io.larakube.placement.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything about a start that does not change while it goes on, and where in a {@link World} the rest is: the five cells that are
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

    /** The Deployments whose rollout is late, a bit each; nobody asks without a clock. */
    static final int LATE = 4;

    private static final int CLAIMS = 5;
    private static final int CLAIMS_IN_A_CELL = 8;
    private static final int CACHES_IN_A_CELL = 16;

    private final Parts parts;
    private final Controller[] controllers;
    private final Entry[] entries;
    private final int[] owners;
    private final boolean[] asked;
    private final Led[][] led;
    private final int nodes;
    private final boolean[] pinned;
    private final boolean hasFolders;
    private final boolean hasAttached;
    private final Scheduler scheduler;
    private final List<Integer> patiences;
    private final int firstCache;
    private final int firstPod;
    private final int firstEntry;

    Model(Parts parts) {
        this.parts = parts;
        this.controllers = parts.controllers().toArray(Controller[]::new);
        this.entries = parts.entries().toArray(Entry[]::new);
        this.firstCache = CLAIMS + (parts.volumes().size() + CLAIMS_IN_A_CELL - 1) / CLAIMS_IN_A_CELL;
        this.firstPod = firstCache + (parts.caches().size() + CACHES_IN_A_CELL - 1) / CACHES_IN_A_CELL;
        this.firstEntry = firstPod + parts.slots();
        this.owners = new int[parts.slots()];
        this.asked = new boolean[controllers.length];
        this.led = IntStream.range(0, parts.slots()).mapToObj(this::leading).toArray(Led[][]::new);
        for (int index = 0; index < controllers.length; index++) {
            for (int slot = controllers[index].firstSlot(); slot < controllers[index].endSlot(); slot++) {
                owners[slot] = index;
            }
            int first = controllers[index].firstSlot();
            asked[index] = parts.entries().stream().anyMatch(entry -> entry.mayLeadTo(first));
        }
        this.nodes = parts.ground().nodes().size();
        this.pinned = new boolean[parts.volumes().size()];
        for (int claim = 0; claim < pinned.length; claim++) {
            pinned[claim] = volume(claim).reach() == Volume.Reach.ITS_NODE;
        }
        this.hasFolders = has(Volume.Reach.EACH_NODE);
        this.hasAttached = has(Volume.Reach.ONE_NODE);
        this.scheduler = new Scheduler(this, parts.ground());
        this.patiences = parts.controllers().stream()
                .flatMap(controller -> Stream.of(controller.next(), controller.template(false)))
                .flatMapToInt(template -> template.unreachableSeconds().stream())
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /** The same with these of its workloads alone. */
    Model only(List<Controller> kept) {
        return new Model(parts.only(kept));
    }

    /**
     * The same on no more nodes than can tell: nodes that nothing befalls are as good as one, where every node takes every pod.
     *
     * @param faults how many nodes can be lost
     */
    Model asFarAsNodesMatter(int faults) {
        return areNodesOne() && nodes() > faults + 1 ? new Model(parts.onNodes(faults + 1)) : this;
    }

    /** Whether it makes no difference on which node a pod is, as long as nothing befalls nodes. */
    boolean areNodesOne() {
        return !hasFolders && !hasAttached && scheduler.isFree();
    }

    private boolean has(Volume.Reach reach) {
        return parts.volumes().stream().anyMatch(volume -> volume.reach() == reach);
    }

    /** Whether a volume is attached to one node at a time, and moves. */
    boolean isAttached(int claim) {
        return hasAttached && volume(claim).reach() == Volume.Reach.ONE_NODE;
    }

    /** Whether on which node a pod is makes no difference any more. */
    boolean areNodesIdle(World world) {
        return areNodesOne() && world.at(DOWN) == 0 && (world.at(FAULTS) & 15) == 0;
    }

    /** Names of the workloads that are sent with a batch, whether they are in the model or not. */
    List<String> sentWith(int batch) {
        return parts.sent().get(batch);
    }

    /** A Service that may lead to a pod, and the bit by which it says so. */
    record Led(int entry, int bit) {}

    /** The Services that may lead to the pod at a place. */
    Led[] ledTo(int slot) {
        return led[slot];
    }

    private Led[] leading(int slot) {
        return IntStream.range(0, entries.length)
                .filter(entry -> entries[entry].mayLeadTo(slot))
                .mapToObj(entry -> new Led(entry, entries[entry].candidates().indexOf(slot)))
                .toArray(Led[]::new);
    }

    List<String> remarks() {
        return parts.remarks();
    }

    boolean isUpdate() {
        return parts.isUpdate();
    }

    List<Volume> volumes() {
        return parts.volumes();
    }

    Volume volume(int claim) {
        return parts.volumes().get(claim);
    }

    int nodes() {
        return nodes;
    }

    /** The name that the cluster has for a node. */
    String nodeName(int node) {
        return parts.ground().nodes().get(node).name();
    }

    /** For how many seconds pods tolerate that their node does not answer, each number once. */
    List<Integer> patiences() {
        return patiences;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Whether it makes no difference which of two nodes a pod is on. */
    boolean areAlike(int node, int other) {
        Machine machine = parts.ground().nodes().get(node);
        return node == other || machine.isLike(parts.ground().nodes().get(other));
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
        return pinned[claim];
    }

    /** Whether a volume is there before anything is sent. */
    boolean isMade(int claim) {
        return new Draft(this, begin(0).copy()).nodeOf(claim) >= 0;
    }

    /** Whether it is a folder of which each node has another one; its cell says on which node something was written. */
    boolean isOfEachNode(int claim) {
        return hasFolders && volume(claim).reach() == Volume.Reach.EACH_NODE;
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
        if (!scheduler.isFree()) {
            return groups;
        }
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

    /** Where a pod ran before: spread over the nodes, as far as they take it and its volumes let it. */
    private int nodeOf(World world, int slot, int number) {
        boolean stays =
                template(slot, Pod.NONE).claims().stream().anyMatch(claim -> isPinned(claim) || isAttached(claim));
        int first = stays ? 0 : number % nodes();
        return IntStream.range(0, nodes())
                .map(offset -> (first + offset) % nodes())
                .filter(node -> scheduler.fits(world, slot, node))
                .findFirst()
                .orElse(first);
    }

    private void runs(Draft draft, Controller controller) {
        boolean isNext = !controller.changed();
        Template template = controller.template(isNext);
        for (int pod = 0; pod < controller.replicas(); pod++) {
            int node = nodeOf(draft.world(), controller.firstSlot() + pod, pod);
            draft.bind(template, node);
            draft.serves(template, node);
            draft.pod(controller.firstSlot() + pod, Pod.ready(isNext, template.lastStep(), node));
        }
        template.caches().forEach(cache -> draft.writes(cache, FORMER_SCHEMA));
    }
}

package io.larakube.rehearsal;

/** A world that is being made. */
final class Draft {

    private final Model model;
    private final int[] cells;

    Draft(Model model, int[] cells) {
        this.model = model;
        this.cells = cells;
    }

    World world() {
        return new World(cells);
    }

    int at(int cell) {
        return cells[cell];
    }

    void set(int cell, int value) {
        cells[cell] = value;
    }

    int pod(int slot) {
        return cells[model.podCell(slot)];
    }

    void pod(int slot, int pod) {
        cells[model.podCell(slot)] = pod;
    }

    /** A pod is gone, and nothing answers at its address any more. */
    void gone(int slot) {
        pod(slot, Pod.NONE);
        for (Model.Led led : model.ledTo(slot)) {
            cells[model.readyCell(led.entry())] &= ~(1 << led.bit());
            cells[model.servingCell(led.entry())] &= ~(1 << led.bit());
        }
    }

    /** Which Services lead to the pod at a place, as a number. */
    int known(int slot) {
        int known = 0;
        for (Model.Led led : model.ledTo(slot)) {
            int ready = (cells[model.readyCell(led.entry())] >> led.bit()) & 1;
            int serving = (cells[model.servingCell(led.entry())] >> led.bit()) & 1;
            known = (known << 2) | (ready << 1) | serving;
        }
        return known;
    }

    /** The pods at two places of one workload, or of two that are alike, change places. */
    void swap(int slot, int other) {
        int pod = pod(slot);
        pod(slot, pod(other));
        pod(other, pod);
        Model.Led[] led = model.ledTo(slot);
        Model.Led[] otherLed = model.ledTo(other);
        for (int index = 0; index < led.length; index++) {
            int entry = led[index].entry();
            swapBits(model.readyCell(entry), led[index].bit(), otherLed[index].bit());
            swapBits(model.servingCell(entry), led[index].bit(), otherLed[index].bit());
        }
    }

    private void swapBits(int cell, int one, int other) {
        int differ = ((cells[cell] >> one) ^ (cells[cell] >> other)) & 1;
        cells[cell] ^= (differ << one) | (differ << other);
    }

    /** The node that a volume belongs to; -1 for none yet. */
    int nodeOf(int claim) {
        return ((cells[model.claimCell(claim)] >> Model.claimShift(claim)) & 15) - 1;
    }

    private void nodeOf(int claim, int node) {
        int shift = Model.claimShift(claim);
        cells[model.claimCell(claim)] = (cells[model.claimCell(claim)] & ~(15 << shift)) | ((node + 1) << shift);
    }

    /** @param names the new name of each node */
    void rename(int[] names) {
        for (int slot = 0; slot < model.slots(); slot++) {
            int pod = pod(slot);
            if (Pod.condition(pod) > Pod.PENDING) {
                pod(slot, Pod.on(pod, names[Pod.node(pod)]));
            }
        }
        for (int claim = 0; claim < model.volumes().size(); claim++) {
            if (nodeOf(claim) >= 0) {
                nodeOf(claim, names[nodeOf(claim)]);
            }
        }
        int down = 0;
        for (int node = 0; node < names.length; node++) {
            down = Nodes.with(down, names[node], Nodes.state(cells[Model.DOWN], node));
        }
        cells[Model.DOWN] = down;
    }

    /** Volumes that were waiting for their first pod are made on its node. */
    void bind(Template template, int node) {
        for (int claim : template.claims()) {
            if (model.isPinned(claim) && nodeOf(claim) < 0) {
                nodeOf(claim, node);
            }
        }
    }

    /** Who serves may write: a folder that each node has for itself holds something on this node from now on. */
    void serves(Template template, int node) {
        for (int claim : template.claims()) {
            if (model.isOfEachNode(claim)) {
                nodeOf(claim, node);
            }
        }
    }

    /** Which release has written a cache last, in the numbers of the schema. */
    void writes(int cache, int release) {
        int shift = Model.cacheShift(cache);
        cells[model.cacheCell(cache)] = (cells[model.cacheCell(cache)] & ~(3 << shift)) | (release << shift);
    }
}

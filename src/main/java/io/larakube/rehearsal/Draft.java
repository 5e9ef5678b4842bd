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
        for (int entry = 0; entry < model.entries(); entry++) {
            int bit = model.entry(entry).candidates().indexOf(slot);
            if (bit >= 0) {
                cells[model.readyCell(entry)] &= ~(1 << bit);
                cells[model.servingCell(entry)] &= ~(1 << bit);
            }
        }
    }

    /** Volumes that were waiting for their first pod are made on its node. */
    void bind(Template template, int node) {
        for (int claim : template.claims()) {
            int shift = Model.claimShift(claim);
            if (model.isPinned(claim) && (cells[model.claimCell(claim)] >> shift & 15) == 0) {
                cells[model.claimCell(claim)] |= (node + 1) << shift;
            }
        }
    }

    /** Who serves may write: a folder that each node has for itself holds something on this node from now on. */
    void serves(Template template, int node) {
        for (int claim : template.claims()) {
            int shift = Model.claimShift(claim);
            if (model.isOfEachNode(claim)) {
                cells[model.claimCell(claim)] &= ~(15 << shift);
                cells[model.claimCell(claim)] |= (node + 1) << shift;
            }
        }
    }

    /** Which release has written a cache last, in the numbers of the schema. */
    void writes(int cache, int release) {
        int shift = Model.cacheShift(cache);
        cells[model.cacheCell(cache)] = (cells[model.cacheCell(cache)] & ~(3 << shift)) | (release << shift);
    }
}

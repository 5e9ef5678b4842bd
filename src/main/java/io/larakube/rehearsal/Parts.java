package io.larakube.rehearsal;

import java.util.List;
import java.util.Optional;

/**
 * What a model is made of.
 *
 * @param entries the Services that somebody asks
 * @param claims names of the volumes
 * @param pinned whether each volume belongs to the node of the first pod that mounts it
 * @param caches names of the places for what is compiled of the code
 * @param closes the Service that must lead to no former pod before the last batch is sent
 * @param isUpdate whether something runs when it begins
 * @param remarks what of the manifests the model leaves out
 */
record Parts(
        List<Controller> controllers,
        List<Entry> entries,
        List<String> claims,
        List<Boolean> pinned,
        List<String> caches,
        int nodes,
        int batches,
        Optional<Integer> closes,
        boolean isUpdate,
        List<String> remarks) {

    int slots() {
        return controllers.isEmpty() ? 0 : controllers.getLast().endSlot();
    }
}

package io.larakube.storage;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Objects that belong together and are awaited together.
 *
 * @param name of the step that sends them
 * @param title what holds when they are there and ready
 * @param driver the CSI driver that must be known on every node then
 */
public record Part(String name, String title, List<Tree> objects, Optional<String> driver) {

    public Part {
        objects = List.copyOf(objects);
    }

    static Part of(String name, String title, List<Tree> objects) {
        return new Part(name, title, objects, Optional.empty());
    }
}

package io.larakube.foresight;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A place at which an object in the cluster and the same object as it would be differ.
 *
 * @param steps names of fields; items of lists as {@code [php]}
 * @param before empty when it is not there yet
 * @param after empty when it would be gone
 */
public record Difference(List<String> steps, Optional<Tree> before, Optional<Tree> after) {

    public Difference {
        steps = List.copyOf(steps);
    }

    /** Such as {@code spec.template.spec.containers[php].image}. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (String step : steps) {
            boolean isItem = step.startsWith("[");
            if (isItem || !step.contains(".")) {
                path.append(path.isEmpty() || isItem ? "" : ".").append(step);
            } else {
                path.append('[').append(step).append(']');
            }
        }
        return path.toString();
    }

    boolean endsWith(String... end) {
        List<String> last = List.of(end);
        return steps.size() >= last.size()
                && steps.subList(steps.size() - last.size(), steps.size()).equals(last);
    }
}

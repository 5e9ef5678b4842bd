package io.larakube.why;

import io.larakube.startup.Cause;
import java.util.ArrayList;
import java.util.List;

/**
 * What one look at an object adds to a chain.
 *
 * @param causes reasons to wait for ever that show in it
 */
record Step(List<Link> links, List<Cause> causes) {

    static final Step NOTHING = new Step(List.of(), List.of());

    static Step broken(Link link, Cause cause) {
        return new Step(List.of(link), List.of(cause));
    }

    static Step of(Cause cause) {
        return new Step(List.of(), List.of(cause));
    }

    static Step of(Link link) {
        return new Step(List.of(link), List.of());
    }

    Step and(Step other) {
        List<Link> both = new ArrayList<>(links);
        both.addAll(other.links);
        List<Cause> all = new ArrayList<>(causes);
        all.addAll(other.causes);
        return new Step(both, all);
    }
}

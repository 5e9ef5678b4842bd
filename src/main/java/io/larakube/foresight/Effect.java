package io.larakube.foresight;

import java.util.List;

/**
 * What becomes of one workload.
 *
 * @param reasons why, when its pods are replaced
 */
public record Effect(String workload, Fate fate, List<Reason> reasons) {

    /** What can become of a workload. */
    public enum Fate {
        /** It is not there yet. */
        CREATED("starts for the first time"),
        /** All old pods leave before a new one comes. */
        STOPPED_AND_STARTED("restarts"),
        /** New pods come before old ones leave. */
        ROLLED("restarts, pod after pod"),
        /** It gets more pods, or fewer. */
        SCALED("gets another number of pods"),
        UNTOUCHED("runs on"),
        REFUSED("is refused by the cluster");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public boolean isRestart() {
            return this == STOPPED_AND_STARTED || this == ROLLED;
        }
    }

    public Effect {
        reasons = List.copyOf(reasons);
    }
}

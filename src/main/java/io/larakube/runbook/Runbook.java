package io.larakube.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Steps in the order in which they are made.
 *
 * @param title what they come to, for people
 */
public record Runbook(String title, List<Step> steps) {

    public Runbook {
        steps = List.copyOf(steps);
    }

    /**
     * Where a step stands.
     *
     * @param found empty when nobody looked, because a step before it does not hold
     */
    public record Standing(Step step, Optional<Observation> found) {
        public boolean holds() {
            return found.filter(Observation.Holds.class::isInstance).isPresent();
        }
    }

    /** Looks at each step up to the first one that does not hold. Changes nothing. */
    public List<Standing> standings() throws InterruptedException {
        List<Standing> standings = new ArrayList<>();
        boolean all = true;
        for (Step step : steps) {
            Standing standing = new Standing(step, all ? Optional.of(step.look()) : Optional.empty());
            standings.add(standing);
            all = standing.holds();
        }
        return standings;
    }
}

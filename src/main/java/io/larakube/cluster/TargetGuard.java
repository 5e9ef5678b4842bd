package io.larakube.cluster;

import io.larakube.cluster.Locality.Where;
import java.util.Optional;

/**
 * Keeps a local environment from a cluster elsewhere, and all other environments from a cluster on this machine, unless the
 * user says so.
 */
public final class TargetGuard {

    private TargetGuard() {}

    /**
     * Why a cluster is not the place for an environment.
     *
     * @param flag what the user gives to go there all the same
     */
    public record Objection(String words, String flag) {}

    /** The objection against putting an environment there; none when it belongs there. */
    public static Optional<Objection> objection(
            String environment, boolean isLocal, Context context, Locality locality) {
        if (isLocal && locality.where() == Where.REMOTE) {
            return Optional.of(new Objection(
                    "the environment " + environment + " belongs on this machine, but the cluster of the context "
                            + context.name() + " is elsewhere: " + locality.evidence(),
                    "--allow-remote"));
        }
        if (!isLocal && locality.where() == Where.LOCAL) {
            return Optional.of(new Objection(
                    "the environment " + environment + " belongs on a server, but the cluster of the context "
                            + context.name() + " is on this machine: " + locality.evidence(),
                    "--allow-local"));
        }
        return Optional.empty();
    }
}

package io.larakube.rehearsal;

import io.larakube.placement.Newcomer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a pod is made of, as far as a start is concerned.
 *
 * @param steps what it does from its first init container to serving
 * @param firstMain the step with which its process starts
 * @param claims the volumes that it mounts
 * @param caches the places in which it keeps what is compiled of its code
 * @param losesWrites whether what its process writes into the application's storage is gone with the pod
 * @param role what its process is in the application
 * @param unreachableSeconds how long it stays on a node that does not answer before it is given up; empty for ever
 * @param pod as the scheduler looks at it
 */
record Template(
        Map<String, String> labels,
        List<Container> containers,
        List<Step> steps,
        int firstMain,
        List<Integer> claims,
        List<Integer> caches,
        boolean losesWrites,
        Role role,
        Probes probes,
        Stopping stopping,
        int graceSeconds,
        OptionalInt unreachableSeconds,
        Newcomer pod) {

    record Container(String name, String image, boolean init, Optional<String> memoryLimit) {}

    record Probes(Optional<Probe> startup, Optional<Probe> readiness, Optional<Probe> liveness) {}

    /** What a process is in the application. */
    enum Role {
        /** It migrates the database before it serves. */
        MIGRATOR,
        /** It needs the tables, and ends without them. */
        TABLES_OR_END,
        /** It needs the tables, and goes on without them, wrongly. */
        TABLES,
        /** The database, whose data outlives its pod. */
        DATABASE,
        /** The database, whose data is gone with its pod. */
        PASSING_DATABASE,
        OTHER;

        boolean needsSchema() {
            return this == TABLES_OR_END || this == TABLES;
        }
    }

    /** What makes two templates behave alike, whatever their names are. */
    Object behaviour() {
        return List.of(steps, firstMain, claims, caches, losesWrites, role, unreachableSeconds);
    }

    int lastStep() {
        return steps.size() - 1;
    }

    Step step(int index) {
        return steps.get(index);
    }

    /** The step with which the container of a step begins. */
    int beginning(int index) {
        int begin = index;
        while (begin > 0 && step(begin - 1).container() == step(index).container()) {
            begin--;
        }
        return begin;
    }
}

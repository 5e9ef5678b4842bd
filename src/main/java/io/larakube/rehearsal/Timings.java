package io.larakube.rehearsal;

import java.time.Duration;

/**
 * How long things take, in milliseconds. Those that are there by default were read from starts that were recorded on a cluster (two nodes on one
 * machine of two cores, Kubernetes 1.35; the recordings are among the tests of the package startup): a start elsewhere has the
 * same order and other times.
 *
 * @param send a batch of objects
 * @param follow until all nodes lead connections as the pods are
 * @param control a controller acts
 * @param schedule a pod gets its node
 * @param provision a volume is made for its first pod
 * @param make the node makes a pod: network, volumes, first container
 * @param makeMore how much longer for each other pod that the same node makes meanwhile
 * @param pull an image is brought to a node that does not have it; 0 when all of them have it
 * @param nextContainer between one container's end and the next one's beginning
 * @param prepare an init container that asks nobody
 * @param boot the leader's entrypoint starts PHP and Laravel
 * @param workerBoot the process of a worker is there
 * @param serverBoot a server starts that is no database
 * @param databaseBoot a database makes its files and starts
 * @param databaseReboot a database starts that has its files
 * @param migration each migration
 * @param optimize the caches are written
 * @param status from a probe's answer until the cluster knows it
 * @param nodeBack how long a lost node is away
 */
public record Timings(
        long send,
        long follow,
        long control,
        long schedule,
        long provision,
        long make,
        long makeMore,
        long pull,
        long nextContainer,
        long prepare,
        long boot,
        long workerBoot,
        long serverBoot,
        long databaseBoot,
        long databaseReboot,
        long migration,
        long optimize,
        long status,
        long nodeBack) {

    public static final Timings RECORDED = new Timings(
            200, 300, 100, 100, 1000, 1000, 600, 0, 1000, 200, 1900, 400, 200, 5500, 1500, 150, 500, 400, 60_000);

    public Timings withMigration(Duration each) {
        return with(pull, databaseBoot, databaseReboot, each.toMillis(), nodeBack);
    }

    public Timings withDatabase(Duration boot) {
        return with(pull, boot.toMillis(), boot.toMillis(), migration, nodeBack);
    }

    public Timings withPull(Duration image) {
        return with(image.toMillis(), databaseBoot, databaseReboot, migration, nodeBack);
    }

    public Timings withNodeAway(Duration time) {
        return with(pull, databaseBoot, databaseReboot, migration, time.toMillis());
    }

    private Timings with(long pulls, long database, long again, long each, long back) {
        return new Timings(
                send,
                follow,
                control,
                schedule,
                provision,
                make,
                makeMore,
                pulls,
                nextContainer,
                prepare,
                boot,
                workerBoot,
                serverBoot,
                database,
                again,
                each,
                optimize,
                status,
                back);
    }
}

package io.larakube.cluster;

import io.larakube.failure.Failure;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The right to start an environment, which one process has at a time. It is a Lease in the environment's namespace that its
 * holder renews; a holder that was killed loses it when it expires, and at once to a process on the same machine.
 */
public final class StartLease implements AutoCloseable {

    static final Duration LASTS = Duration.ofSeconds(15);

    private final Api api;
    private final String namespace;
    private final LeaseHolder me;
    private final Thread renewal = Thread.ofVirtual().unstarted(this::renewUntilInterrupted);

    private StartLease(Api api, String namespace, LeaseHolder me) {
        this.api = api;
        this.namespace = namespace;
        this.me = me;
    }

    /** What trying to take the lease gives: the lease, or who has it and since when. */
    public sealed interface Attempt {
        record Taken(StartLease lease) implements Attempt {}

        record HeldBy(String holder, Instant since) implements Attempt {}
    }

    /** Takes the lease unless somebody else holds it. Does not wait. */
    public static Attempt tryTake(Api api, String namespace, LeaseHolder me) {
        for (; ; ) {
            Optional<Tree> found = api.get(Kind.LEASE, namespace, Names.LEASE);
            Optional<LeaseHolder> holder = found.flatMap(lease -> lease.textAt("spec", "holderIdentity"))
                    .filter(identity -> !identity.isEmpty())
                    .map(LeaseHolder::of);
            if (holder.isPresent() && !holder.get().equals(me) && isAlive(found.orElseThrow(), holder.get())) {
                return new Attempt.HeldBy(holder.get().shown(), time(found.orElseThrow(), "acquireTime"));
            }
            try {
                write(api, namespace, me, found);
                StartLease lease = new StartLease(api, namespace, me);
                lease.renewal.start();
                return new Attempt.Taken(lease);
            } catch (ApiException refused) {
                if (refused.code() != ApiException.CONFLICT) {
                    throw Api.inWords(refused);
                }
            }
        }
    }

    private static boolean isAlive(Tree lease, LeaseHolder holder) {
        boolean expired = time(lease, "renewTime").plus(LASTS).isBefore(Instant.now());
        return !expired && !holder.isKnownToBeGone();
    }

    private static Instant time(Tree lease, String field) {
        return lease.textAt("spec", field).map(Instant::parse).orElse(Instant.EPOCH);
    }

    private static void write(Api api, String namespace, LeaseHolder holder, Optional<Tree> found) {
        Tree.Obj spec = Tree.obj()
                .with("holderIdentity", holder.identity())
                .with("leaseDurationSeconds", LASTS.toSeconds())
                .with("acquireTime", now())
                .with("renewTime", now());
        Tree.Obj metadata = Tree.obj().with("name", Names.LEASE);
        Tree.Obj lease = Tree.obj().with("apiVersion", Kind.LEASE.apiVersion()).with("kind", Kind.LEASE.name());
        if (found.isEmpty()) {
            api.create(Kind.LEASE, namespace, lease.with("metadata", metadata).with("spec", spec));
        } else {
            String version = found.get().textAt("metadata", "resourceVersion").orElse("");
            Tree.Obj versioned = metadata.with("resourceVersion", version);
            api.replace(
                    Kind.LEASE,
                    namespace,
                    Names.LEASE,
                    lease.with("metadata", versioned).with("spec", spec));
        }
    }

    private void renewUntilInterrupted() {
        try {
            for (; ; ) {
                Thread.sleep(LASTS.dividedBy(3));
                renew();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** A renewal that fails is made up for by the next one: the lease outlasts two of them. */
    private void renew() {
        try {
            Optional<Tree> lease = api.get(Kind.LEASE, namespace, Names.LEASE).filter(this::isMine);
            if (lease.isPresent()) {
                Tree.Obj spec = ((Tree.Obj) lease.get().at("spec").orElseThrow()).with("renewTime", now());
                api.replace(Kind.LEASE, namespace, Names.LEASE, ((Tree.Obj) lease.get()).with("spec", spec));
            }
        } catch (ApiException | Failure passing) {
            return;
        }
    }

    /** As the API wants it: with microseconds. */
    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).plusNanos(1_000).toString();
    }

    private boolean isMine(Tree lease) {
        return lease.textAt("spec", "holderIdentity")
                .filter(me.identity()::equals)
                .isPresent();
    }

    /** Gives the lease back, so that the next one need not wait for its end. */
    @Override
    public void close() {
        renewal.interrupt();
        if (api.get(Kind.LEASE, namespace, Names.LEASE).filter(this::isMine).isPresent()) {
            api.delete(Kind.LEASE, namespace, Names.LEASE);
        }
    }
}

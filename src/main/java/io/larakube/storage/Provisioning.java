package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.cluster.Kind;
import io.larakube.cluster.LeaseHolder;
import io.larakube.cluster.Right;
import io.larakube.cluster.StartLease;
import io.larakube.failure.Failure;
import io.larakube.plan.Names;
import io.larakube.runbook.Execution;
import io.larakube.runbook.Journal;
import io.larakube.runbook.Runbook;
import io.larakube.runbook.Step;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The runbooks that bring a shared filesystem to a cluster and take it away again, and how they are run there. */
public final class Provisioning {

    private final Api api;
    private final Provision provision;
    private final Site site;

    public Provisioning(Api api, Provision provision, Site site) {
        this.api = api;
        this.provision = provision;
        this.site = site;
    }

    /** Everything that is sent. */
    public List<Tree> objects() {
        return provision.parts(site).stream()
                .flatMap(part -> part.objects().stream())
                .toList();
    }

    /**
     * The way there.
     *
     * @param after what relies on the storage class: its proof, and what a proven one allows
     */
    public Runbook runbook(String title, List<Step> after) {
        List<Step> steps = new ArrayList<>();
        provision.parts(site).forEach(part -> steps.add(new Installed(api, site, part)));
        steps.addAll(after);
        return new Runbook(title, steps);
    }

    /**
     * The way back, the last part first. A driver that others use stays.
     *
     * @param purge whether the volume with the files goes, too
     */
    public Runbook removal(String title, Uses uses, boolean purge) {
        List<Step> steps = new ArrayList<>();
        for (Part part : provision.parts(site).reversed()) {
            boolean isNeeded = part.driver().isPresent() && !uses.others().isEmpty();
            List<Tree> unwanted = isNeeded ? List.of() : unwanted(part, purge || !hasData());
            if (!unwanted.isEmpty()
                    && !(part.name().equals("namespace") && !uses.others().isEmpty())) {
                steps.add(new Gone(api, part.name(), unwanted));
            }
        }
        steps.add(new Forgotten(api, provision.kind()));
        return new Runbook(title, steps);
    }

    /** Whether there is a volume with files that would outlive a removal. */
    public boolean hasData() {
        return objects().stream()
                .filter(Provisioning::isClaim)
                .anyMatch(claim -> api.get(
                                Kind.CLAIM,
                                claim.textAt("metadata", "namespace").orElse(""),
                                claim.textAt("metadata", "name").orElse(""))
                        .isPresent());
    }

    private static List<Tree> unwanted(Part part, boolean withData) {
        return part.objects().stream()
                .filter(object -> withData || (!isClaim(object) && !isNamespace(object)))
                .toList();
    }

    private static boolean isClaim(Tree object) {
        return object.textAt("kind").filter("PersistentVolumeClaim"::equals).isPresent();
    }

    private static boolean isNamespace(Tree object) {
        return object.textAt("kind").filter("Namespace"::equals).isPresent();
    }

    /** Refuses to begin what the user may not finish. */
    public void requireRights(String... verbs) {
        Set<String> seen = new TreeSet<>();
        List<Kind> kinds = objects().stream()
                .filter(object -> seen.add(object.textAt("kind").orElse("")))
                .flatMap(object -> kind(object).stream())
                .toList();
        List<Right> rights = Stream.concat(Stream.of(Kind.NAMESPACE, Kind.CONFIG_MAP), kinds.stream())
                .distinct()
                .flatMap(kind -> Stream.of(verbs).map(verb -> new Right(verb, kind)))
                .toList();
        Right.require(api, ProvisionRecord.NAMESPACE, rights);
    }

    private List<Kind> kind(Tree object) {
        try {
            return List.of(api.kindOf(object));
        } catch (Failure.Unavailable comesWithIt) {
            return List.of();
        }
    }

    /**
     * Runs a runbook, and alone: nobody else provisions in this cluster meanwhile.
     *
     * @param execution what runs it, and tells the journal that it is given
     */
    public void run(Runbook runbook, Function<Journal, Execution> execution) throws InterruptedException {
        ProvisionRecord.prepare(api);
        try (StartLease _ = lease()) {
            RecordJournal journal = new RecordJournal(api, record());
            execution.apply(journal).run(runbook);
            journal.done();
        }
    }

    /** Where nothing is left to do, an interrupted run may have had no time to say so. */
    public void settle() {
        ProvisionRecord.read(api, provision.kind())
                .filter(record -> !record.isDone())
                .ifPresent(
                        record -> record.at(record.step(), ProvisionRecord.DONE).write(api));
    }

    /** Runs the way back; its last step removes the record itself. */
    public void undo(Runbook removal, Function<Journal, Execution> execution) throws InterruptedException {
        ProvisionRecord.prepare(api);
        try (StartLease _ = lease()) {
            execution.apply(Journal.NONE).run(removal);
        }
    }

    private ProvisionRecord record() {
        return new ProvisionRecord(
                provision.kind(),
                "",
                "",
                LeaseHolder.current().shown(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                provision.release(),
                provision.options());
    }

    private StartLease lease() {
        return switch (StartLease.tryTake(api, ProvisionRecord.NAMESPACE, LeaseHolder.current())) {
            case StartLease.Attempt.Taken taken -> taken.lease();
            case StartLease.Attempt.HeldBy held ->
                throw new Failure.Unsuccessful(
                        held.holder() + " provisions storage in this cluster since " + held.since(),
                        "wait until that is over; " + Names.LEASE + " in " + ProvisionRecord.NAMESPACE + " says who");
        };
    }
}

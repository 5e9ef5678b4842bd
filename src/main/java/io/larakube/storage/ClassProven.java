package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Kind;
import io.larakube.failure.Failure;
import io.larakube.plan.Certificate;
import io.larakube.plan.Names;
import io.larakube.runbook.Observation;
import io.larakube.runbook.Step;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts a storage class to the proof, as {@code storage:prove} does; it holds when the class has a certificate that says so. */
public final class ClassProven implements Step {

    private final Api api;
    private final ProvingGround ground;
    private final Duration limit;

    public ClassProven(Api api, ProvingGround ground, Duration limit) {
        this.api = api;
        this.ground = ground;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "proof";
    }

    @Override
    public String title() {
        return "volumes of " + ground.storageClass() + " are proven to be shared";
    }

    @Override
    public List<String> actions() {
        return List.of(
                "makes the namespace " + ground.namespace() + " with a volume and a pod on "
                        + String.join(", ", ground.nodes()),
                "removes all of that afterwards; the verdict stays on the class");
    }

    @Override
    public Observation look() {
        Optional<Certificate> certificate = api.get(Kind.STORAGE_CLASS, "", ground.storageClass())
                .flatMap(found -> found.textAt("metadata", "annotations", Names.PROVEN))
                .flatMap(Certificate::read);
        return certificate
                .filter(Certificate::holds)
                .<Observation>map(held -> new Observation.Holds("on " + held.at() + ": " + held.summary()))
                .orElseGet(() -> new Observation.Open("not proven"));
    }

    @Override
    public void act(Consumer<String> note) throws InterruptedException {
        Proof proof = new Proving(api, ground).run(limit, note);
        keep(api, ground.storageClass(), proof);
        if (!proof.holds()) {
            throw new Failure.Unsuccessful(
                    "step proof: volumes of " + ground.storageClass() + " are not shared: " + proof.summary(),
                    "larakube storage:prove " + ground.storageClass() + " shows every check",
                    "nothing relies on it yet; when it is mended, the same command goes on at this step");
        }
    }

    /**
     * Writes the verdict on the class.
     *
     * @throws Failure.Unavailable when the user may not
     */
    public static void keep(Api api, String storageClass, Proof proof) {
        String kubernetes = api.read("/version").textAt("gitVersion").orElse("");
        String provisioner = api.get(Kind.STORAGE_CLASS, "", storageClass)
                .flatMap(found -> found.textAt("provisioner"))
                .orElse("");
        Certificate certificate =
                proof.certificate(Instant.now().truncatedTo(ChronoUnit.SECONDS), provisioner, kubernetes);
        Tree annotated = Tree.obj()
                .with("apiVersion", Kind.STORAGE_CLASS.apiVersion())
                .with("kind", Kind.STORAGE_CLASS.name())
                .with(
                        "metadata",
                        Tree.obj()
                                .with("name", storageClass)
                                .with("annotations", Tree.obj().with(Names.PROVEN, certificate.text())));
        new Applier(api, "", new ApplyOptions(false, true)).apply(annotated);
    }
}

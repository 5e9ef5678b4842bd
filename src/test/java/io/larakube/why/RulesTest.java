package io.larakube.why;

import static io.larakube.why.Snapshots.changed;
import static io.larakube.why.Snapshots.is;
import static io.larakube.why.Snapshots.later;
import static io.larakube.why.Snapshots.migrating;
import static io.larakube.why.Snapshots.with;
import static io.larakube.why.Snapshots.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import io.larakube.why.Explanation.Answer;
import io.larakube.why.Explanation.Root;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What shows around the pods of a start, one thing at a time. */
class RulesTest {

    private static final String WEB_POD = "php-web-68b468c9dc-gfjfs";

    private static Explanation explain(Snapshot snapshot) {
        return Explanation.of(snapshot, ObservedPlan.of(migrating()), Optional.empty());
    }

    private static Root first(Snapshot snapshot) {
        return explain(snapshot).causes().getFirst();
    }

    private static String said(Snapshot snapshot) {
        Root root = first(snapshot);
        return String.join(",", root.workloads()) + ": " + root.what();
    }

    private static Predicate<Tree> webPod() {
        return is("Pod", WEB_POD);
    }

    private static Tree event(String kind, String name, String reason, String message) {
        return Tree.obj()
                .with("kind", "Event")
                .with("metadata", Tree.obj().with("name", reason))
                .with("involvedObject", Tree.obj().with("kind", kind).with("name", name))
                .with("reason", reason)
                .with("message", message)
                .with("firstTimestamp", "2026-11-21T10:42:20Z");
    }

    @Test
    void aPortThatTheServiceDoesNotHaveIsNamedWithThoseThatItHas() {
        Tree ports = Tree.arr(Tree.obj().with("port", 8081));
        Root root = first(changed(migrating(), is("Service", "laravel-web"), ports, "spec", "ports"));
        assertThat(root.workloads()).containsExactly("horizon", "scheduler", "reverb");
        assertThat(root.what()).isEqualTo("cannot get ready: Service laravel-web has no port 80");
        assertThat(root.evidence()).containsExactly("Service laravel-web has 8081");
    }

    @Test
    void aSelectorThatSelectsNothingIsNamed() {
        Tree selector = Tree.obj().with("app", "web");
        assertThat(said(changed(migrating(), is("Service", "laravel-web"), selector, "spec", "selector")))
                .isEqualTo("horizon,scheduler,reverb: cannot get ready: Service laravel-web selects no pod of any"
                        + " workload");
    }

    @Test
    void aLeaderWithoutPodsIsNamedWhenItIsPausedAndWhenItIsScaledToNothing() {
        Snapshot without = without(migrating(), webPod());
        Predicate<Tree> deployment = is("Deployment", "php-web");
        assertThat(said(changed(without, deployment, new Tree.Bool(true), "spec", "paused")))
                .isEqualTo("php-web: is paused: its new pods are not made");
        Root scaled = first(changed(without, deployment, Tree.number(0), "spec", "replicas"));
        assertThat(scaled.what()).isEqualTo("is scaled to 0 pods");
        assertThat(scaled.others()).containsExactly("horizon", "scheduler", "reverb");
    }

    @Test
    void aDeploymentOfAnotherReleaseIsNamedWithThatRelease() {
        Snapshot replaced = changed(
                migrating(),
                is("Deployment", "php-web"),
                Tree.text("0badbad000"),
                "spec",
                "template",
                "metadata",
                "labels",
                Names.LABEL_RELEASE);
        assertThat(said(replaced))
                .isEqualTo("php-web: is not of the release that was started, 8d78ed8403, but of 0badbad000");
    }

    @Test
    void aDeploymentThatWasDeletedIsNamed() {
        assertThat(said(without(
                        without(migrating(), is("Deployment", "horizon")), is("Pod", "horizon-5568479f55-kmg7f"))))
                .isEqualTo("horizon: is not in the cluster: Deployment horizon does not exist");
    }

    @Test
    void aPodThatNoSchedulerLookedAtIsNamedOnlyWhenOneHadTheTime() {
        Snapshot unseen = changed(
                changed(migrating(), webPod(), Tree.obj().with("schedulerName", "mine"), "spec"),
                webPod(),
                Tree.obj(),
                "status");
        assertThat(said(unseen)).isEqualTo("php-web: asks for the scheduler mine, which has not looked at its pod");
        Snapshot young = changed(unseen, webPod(), Tree.text("2026-11-21T10:42:40Z"), "metadata", "creationTimestamp");
        assertThat(explain(young).causes()).isEmpty();
    }

    @Test
    void aClaimThatIsBeingDeletedIsNamedForAPodThatHasNoNode() {
        Snapshot going = changed(
                migrating(),
                is("PersistentVolumeClaim", "laravel-storage"),
                Tree.text("2026-11-21T10:42:30Z"),
                "metadata",
                "deletionTimestamp");
        assertThat(explain(going).causes()).isEmpty();
        assertThat(said(changed(going, webPod(), new Tree.Nil(), "spec", "nodeName")))
                .isEqualTo("php-web: cannot get ready: PersistentVolumeClaim laravel-storage is being deleted");
    }

    /** A claim that nobody has said anything of. */
    private static Snapshot pending() {
        Predicate<Tree> said = object -> object.textAt("involvedObject", "name")
                .filter("laravel-storage"::equals)
                .isPresent();
        return changed(
                without(migrating(), said),
                is("PersistentVolumeClaim", "laravel-storage"),
                Tree.text("Pending"),
                "status",
                "phase");
    }

    @Test
    void aProvisionerThatSaysNothingIsSuspectedAndNotAccused() {
        Snapshot silent = with(
                pending(),
                event(
                        "PersistentVolumeClaim",
                        "laravel-storage",
                        "ExternalProvisioning",
                        "Waiting for a volume to be created either by the external provisioner 'csi.example' or"
                                + " manually"));
        assertThat(explain(silent).causes()).isEmpty();
        Explanation explanation = explain(later(silent, Duration.ofSeconds(30)));
        assertThat(explanation.answer()).isEqualTo(Answer.SUSPECTED);
        assertThat(explanation.causes().getFirst().isCertain()).isFalse();
        assertThat(explanation.causes().getFirst().what())
                .isEqualTo("there is no volume for it: the provisioner csi.example, which should make it, does not"
                        + " answer");
    }

    @Test
    void anImageThatTheNodeHasUnderAnotherNameIsNoMissingImage() {
        Tree waiting = Tree.obj()
                .with("waiting", Tree.obj().with("reason", "ErrImagePull").with("message", "not found"));
        Tree status =
                Tree.arr(Tree.obj().with("name", "php").with("image", "shop:v9").with("state", waiting));
        Tree spec = Tree.obj()
                .with("nodeName", "node-1")
                .with("containers", Tree.arr(Tree.obj().with("name", "php").with("image", "shop:v9")));
        Snapshot pulling =
                changed(changed(migrating(), webPod(), spec, "spec"), webPod(), status, "status", "containerStatuses");
        Snapshot plain = changed(pulling, webPod(), Tree.arr(), "status", "initContainerStatuses");
        assertThat(first(plain).kind()).isEqualTo("image-not-pulled");
        Tree images = Tree.arr(Tree.obj().with("names", Tree.texts("docker.io/library/shop:v9")));
        assertThat(first(changed(plain, is("Node", "node-1"), images, "status", "images"))
                        .kind())
                .isEqualTo("image-under-other-name");
    }

    @Test
    void whatIsCertainComesBeforeWhatMayBe() {
        Snapshot silent = with(
                pending(),
                event("PersistentVolumeClaim", "laravel-storage", "ExternalProvisioning", "by the 'csi.example'"));
        Snapshot both = without(later(silent, Duration.ofSeconds(30)), is("Service", "laravel-web"));
        assertThat(explain(both).causes())
                .extracting(Root::kind, Root::isCertain)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("service-missing", true),
                        org.assertj.core.api.Assertions.tuple("no-provisioner", false));
    }

    @Test
    void namesOfImagesAreCompletedAsNodesListThem() {
        assertThat(List.of("shop", "me/shop:1", "registry:5000/shop", "ghcr.io/me/shop:2"))
                .map(ImageNames::full)
                .containsExactly(
                        "docker.io/library/shop:latest",
                        "docker.io/me/shop:1",
                        "registry:5000/shop:latest",
                        "ghcr.io/me/shop:2");
    }
}

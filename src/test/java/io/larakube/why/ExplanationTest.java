package io.larakube.why;

import static io.larakube.why.Snapshots.changed;
import static io.larakube.why.Snapshots.is;
import static io.larakube.why.Snapshots.later;
import static io.larakube.why.Snapshots.migrating;
import static io.larakube.why.Snapshots.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.plan.Gate;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.tree.Tree;
import io.larakube.why.Explanation.Answer;
import io.larakube.why.Explanation.Root;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static Explanation explain(Snapshot snapshot) {
        return Explanation.of(snapshot, ObservedPlan.of(snapshot), Optional.empty());
    }

    private static List<String> chain(Root root) {
        return root.chain().stream()
                .map(link -> link.thing() + " " + link.says())
                .toList();
    }

    @Test
    void whereTwoReleasesServeSideBySideTheGateIsTheServiceOfOneRelease() {
        Snapshot one = Snapshots.migrating();
        List<Tree> more = new ArrayList<>(one.objects());
        more.add(Tree.obj().with("kind", "Service").with("metadata", Tree.obj().with("name", Names.RELEASE_SERVICE)));
        Snapshot many = new Snapshot(one.at(), one.context(), one.release(), one.begun(), more, one.logs());

        assertThat(gates(ObservedPlan.of(one))).containsOnly(new Gate.Web(Names.WEB_SERVICE));
        assertThat(gates(ObservedPlan.of(many))).containsOnly(new Gate.Web(Names.RELEASE_SERVICE));
        assertThat(ObservedPlan.of(many).storage().servesSideBySide()).isTrue();
        assertThat(ObservedPlan.of(many).storage().word()).isEqualTo("single-node");
    }

    private static List<Gate> gates(Plan plan) {
        return plan.workloads().stream()
                .flatMap(workload -> workload.gates().stream())
                .filter(Gate.Web.class::isInstance)
                .toList();
    }

    @Test
    void aStartThatIsOnlySlowIsNotBlamed() {
        Explanation explanation = explain(migrating());
        assertThat(explanation.answer()).isEqualTo(Answer.ON_ITS_WAY);
        assertThat(explanation.causes()).isEmpty();
        assertThat(explanation.waiting())
                .extracting(root -> root.workloads().getFirst())
                .containsExactly("php-web", "horizon", "scheduler", "reverb");
    }

    @Test
    void theChainLeadsFromTheWorkerThroughItsGateToTheLeader() {
        Snapshot snapshot = migrating();
        Explanation explanation = Explanation.of(snapshot, ObservedPlan.of(snapshot), Optional.of("horizon"));
        assertThat(chain(explanation.waiting().getFirst()))
                .containsExactly(
                        "Pod horizon-5568479f55-kmg7f waits for php-web of 8d78ed8403",
                        "Service laravel-web selects php-web of release 8d78ed8403: 0 of 1 pods are ready",
                        "Pod php-web-68b468c9dc-gfjfs migrates, 2024_01_01_000000_create_users_table is done");
    }

    @Test
    void aGateWhoseServiceIsNotThereIsTheCauseForAllThatWaitAtIt() {
        Explanation explanation = explain(without(migrating(), is("Service", "laravel-web")));
        assertThat(explanation.answer()).isEqualTo(Answer.KNOWN);
        assertThat(explanation.causes()).singleElement().satisfies(root -> {
            assertThat(root.workloads()).containsExactly("horizon", "scheduler", "reverb");
            assertThat(root.what()).isEqualTo("cannot get ready: Service laravel-web does not exist");
        });
    }

    @Test
    void aServiceThatLeadsToAnotherReleaseIsNamed() {
        Snapshot stale = changed(
                migrating(),
                is("Service", "laravel-web"),
                Tree.text("0badbad000"),
                "spec",
                "selector",
                Names.LABEL_RELEASE);
        assertThat(explain(stale).causes()).singleElement().satisfies(root -> {
            assertThat(root.what())
                    .isEqualTo("cannot get ready: Service laravel-web leads to another release than the one that was"
                            + " started, 8d78ed8403");
            assertThat(root.isCertain()).isTrue();
            assertThat(root.next()).containsExactly("larakube up local --force-conflicts");
        });
    }

    @Test
    void aNodeThatIsNotReadyIsNamedBeforeWhatRunsOnIt() {
        Snapshot snapshot = migrating();
        Tree down = Tree.arr(Tree.obj().with("type", "Ready").with("status", "Unknown"));
        for (String node : List.of("node-1", "node-2")) {
            snapshot = changed(snapshot, is("Node", node), down, "status", "conditions");
        }
        assertThat(explain(snapshot).causes())
                .extracting(Root::what)
                .allSatisfy(what -> assertThat(what).matches("its node node-[12] does not answer"));
    }

    @Test
    void aMissingClaimIsNamed() {
        Snapshot missing = without(migrating(), is("PersistentVolumeClaim", "laravel-storage"));
        assertThat(explain(missing).causes())
                .extracting(Root::what)
                .containsExactly("cannot get ready: PersistentVolumeClaim laravel-storage does not exist");
    }

    @Test
    void whatIsNotKnownIsSaidToBeUnknown() {
        assertThat(explain(later(migrating(), Duration.ofMinutes(21))).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void anUnknownWorkloadIsAnsweredWithTheNearestOne() {
        Snapshot snapshot = migrating();
        assertThatThrownBy(() -> Explanation.of(snapshot, ObservedPlan.of(snapshot), Optional.of("horizn")))
                .isInstanceOfSatisfying(
                        Failure.WrongUsage.class,
                        failure -> assertThat(failure.advice()).containsExactly("did you mean horizon?"))
                .hasMessage("there is no workload horizn");
    }
}

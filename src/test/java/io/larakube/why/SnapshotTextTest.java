package io.larakube.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTextTest {

    @Test
    void whatWasWrittenIsReadAsItWas() {
        Snapshot snapshot = Snapshots.migrating();
        assertThat(SnapshotText.read("again", SnapshotText.of(snapshot, List.of())))
                .isEqualTo(snapshot);
    }

    @Test
    void theValuesOfVariablesAreLeftOut() {
        Tree variable = Tree.obj().with("name", "STRIPE_KEY").with("value", "sk_live_4711");
        Tree pod = Tree.obj().with("containers", Tree.arr(Tree.obj().with("env", Tree.arr(variable))));
        Snapshot leaky = Snapshots.changed(Snapshots.migrating(), Snapshots.is("Pod", "postgres-0"), pod, "spec");
        assertThat(SnapshotText.of(leaky, List.of())).contains("STRIPE_KEY").doesNotContain("sk_live_4711");
    }

    @Test
    void commandLinesAndHeadersOfProbesAreLeftOut() {
        Tree header = Tree.obj().with("name", "Authorization").with("value", "Bearer 4711");
        Tree container = Tree.obj()
                .with("command", Tree.texts("redis-server", "--requirepass", "s3cret"))
                .with("args", Tree.texts("--api-key=s3cret"))
                .with("readinessProbe", Tree.obj().with("httpGet", Tree.obj().with("httpHeaders", Tree.arr(header))));
        Tree spec = Tree.obj().with("containers", Tree.arr(container));
        Snapshot leaky = Snapshots.changed(Snapshots.migrating(), Snapshots.is("Pod", "redis-0"), spec, "spec");
        assertThat(SnapshotText.of(leaky, List.of()))
                .contains("readinessProbe")
                .doesNotContain("s3cret", "requirepass", "Bearer");
    }

    @Test
    void aSecretThatJsonWritesInOtherWordsIsHiddenAsWell() {
        Snapshot leaky = Snapshots.logging(
                Snapshots.migrating(),
                log -> new Snapshot.Log(log.pod(), log.container(), log.run(), "password s3\"cr\\et refused"));
        assertThat(SnapshotText.of(leaky, List.of("s3\"cr\\et")))
                .contains("password •••• refused")
                .doesNotContain("s3\\");
    }

    @Test
    void ofTheImagesOnANodeOnlyThoseAreKeptThatAPodAsksFor() {
        Tree images = Tree.arr(
                Tree.obj().with("names", Tree.texts("docker.io/library/busybox:1.37", "docker.io/other/thing:1")),
                Tree.obj().with("names", Tree.texts("docker.io/neighbours/secret-project:2")));
        Snapshot snapshot =
                Snapshots.changed(Snapshots.migrating(), Snapshots.is("Node", "node-1"), images, "status", "images");
        assertThat(SnapshotText.of(snapshot, List.of()))
                .contains("docker.io/library/busybox:1.37")
                .doesNotContain("other/thing", "neighbours");
    }

    @Test
    void whatTheApplicationWroteOfItsSecretsIsHidden() {
        Snapshot leaky = Snapshots.logging(
                Snapshots.migrating(),
                log -> new Snapshot.Log(log.pod(), log.container(), log.run(), "password s3cret-word refused"));
        assertThat(SnapshotText.of(leaky, List.of("s3cret-word", "true")))
                .contains("password •••• refused", "true")
                .doesNotContain("s3cret-word");
    }

    @Test
    void whatIsNoSnapshotIsAProblemWithItsPlace() {
        assertThat(problems("{}"))
                .containsExactly(new Problem("x.json", "is no snapshot", "larakube why --save FILE writes one"));
        assertThat(problems("{\"larakubeSnapshot\":1,\"at\":\"yesterday\"}")
                        .getFirst()
                        .what())
                .startsWith("is a damaged snapshot: ");
        assertThat(problems("no JSON")).isNotEmpty();
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(Failure.BadInput.class, () -> SnapshotText.read("x.json", text))
                .problems();
    }
}

package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Kind;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The releases of an environment, each in a Secret of its namespace. They carry no {@code managed-by} label, and Secrets are never
 * pruned in any case.
 */
public final class Releases {

    private static final String TYPE = "larakube.io/release";
    private static final String CONTENT = "release";

    private final Api api;
    private final String namespace;

    public Releases(Api api, String namespace) {
        this.api = api;
        this.namespace = namespace;
    }

    /** Every release that is kept, without its content. */
    public History history() {
        return new History(api.listMetadata(Kind.SECRET, namespace).stream()
                .flatMap(secret -> ReleaseRecord.of(secret).stream())
                .toList());
    }

    /** Everything that a release consists of; empty when somebody removed it. */
    public Optional<ReleaseContent> content(ReleaseRecord release) {
        return api.get(Kind.SECRET, namespace, release.name())
                .flatMap(secret -> secret.textAt("data", CONTENT))
                .map(text -> ReleaseContent.unpacked(text, release.name()));
    }

    /** Keeps a release that begins now, and lets go of what is kept too long. */
    Kept begin(Order order, Occasion occasion, Instant at) {
        History history = history();
        ReleaseContent content = new ReleaseContent(
                order.released().objects(),
                order.configuration(),
                occasion.sources().get());
        String id = order.released().release().id();
        ReleaseRecord release = new ReleaseRecord(
                history.numberOf(id),
                id,
                order.image(),
                occasion.by(),
                occasion.cause(),
                at.truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                LastStart.STARTED,
                content.configurationHash(),
                content.manifestsHash(order.image(), id));
        Kept kept = new Kept(order, release, content.packed());
        kept.write();
        history.outdated().forEach(old -> api.delete(Kind.SECRET, namespace, old.name()));
        return kept;
    }

    /** A release that is being started. */
    final class Kept {
        private final Order order;
        private final ReleaseRecord release;
        private final String content;

        private Kept(Order order, ReleaseRecord release, String content) {
            this.order = order;
            this.release = release;
            this.content = content;
        }

        void ended(LastStart start) {
            new Kept(order, release.ended(start.ended().orElse(start.at()), start.outcome()), content).write();
        }

        private void write() {
            new Applier(api, namespace, new ApplyOptions(false, true)).apply(object());
        }

        private Tree object() {
            Tree.Obj labels = Tree.obj()
                    .with(Names.LABEL_PART_OF, order.plan().project())
                    .with(Names.LABEL_ENVIRONMENT, order.plan().environment());
            Tree.Obj metadata = Tree.obj()
                    .with("name", release.name())
                    .with("labels", labels)
                    .with("annotations", release.notes());
            return Tree.obj()
                    .with("apiVersion", "v1")
                    .with("kind", "Secret")
                    .with("metadata", metadata)
                    .with("type", TYPE)
                    .with("data", Tree.obj().with(CONTENT, content));
        }
    }
}

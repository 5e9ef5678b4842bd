package io.larakube.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Watches kinds of objects in one namespace and hands on each as it is and each as it changes. It goes on by itself when the API
 * server was away.
 */
final class Watch implements AutoCloseable {

    /** Where the objects go. Called from several threads. */
    interface Sink {
        void seen(Tree object);

        void gone(Tree object);
    }

    private final List<SharedIndexInformer<GenericKubernetesResource>> informers = new ArrayList<>();
    private final List<CompletableFuture<Void>> started;

    Watch(Cluster cluster, String namespace, List<Kind> kinds, Sink sink) {
        for (Kind kind : kinds) {
            informers.add(cluster.client()
                    .genericKubernetesResources(definition(kind))
                    .inNamespace(namespace)
                    .runnableInformer(0)
                    .addEventHandler(handler(sink)));
        }
        started = informers.stream()
                .map(informer -> informer.exceptionHandler((began, cause) -> true)
                        .start()
                        .toCompletableFuture())
                .toList();
    }

    /** Waits until each kind was listed once; while the API server is away, that is until it is back. */
    void awaitListed() throws InterruptedException {
        try {
            CompletableFuture.allOf(started.toArray(CompletableFuture[]::new)).get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ResourceDefinitionContext definition(Kind kind) {
        String group = kind.apiVersion().contains("/") ? kind.apiVersion().split("/", -1)[0] : "";
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(kind.apiVersion().substring(kind.apiVersion().indexOf('/') + 1))
                .withKind(kind.name())
                .withPlural(kind.plural())
                .withNamespaced(kind.namespaced())
                .build();
    }

    private static ResourceEventHandler<GenericKubernetesResource> handler(Sink sink) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(GenericKubernetesResource resource) {
                sink.seen(Resources.tree(resource));
            }

            @Override
            public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
                sink.seen(Resources.tree(after));
            }

            @Override
            public void onDelete(GenericKubernetesResource resource, boolean unknownEnd) {
                sink.gone(Resources.tree(resource));
            }
        };
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }
}

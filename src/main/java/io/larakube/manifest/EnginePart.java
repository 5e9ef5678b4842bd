package io.larakube.manifest;

import io.larakube.engine.Server;
import io.larakube.plan.Names;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An engine's server: a StatefulSet of one pod, its claim and its Service. No object of it carries a release, so that it never
 * restarts because the application changes.
 */
final class EnginePart {

    /** Below the root of the volume, because a fresh disk has a lost+found there, in which no database starts. */
    private static final String DATA_FOLDER = "data";

    private static final String CPU = "50m";

    /** 0555 in decimal digits; the image's entrypoint runs executable scripts and reads the others into itself. */
    private static final Tree.Obj EXECUTABLE = Tree.obj().with("defaultMode", 365);

    private EnginePart() {}

    static Part of(Workload.Backing backing) {
        String name = backing.name();
        Tree.Obj labels = ApiObjects.labels(name, Names.COMPONENT_ENGINE);
        List<Tree.Obj> objects = new ArrayList<>(List.of(
                ApiObjects.service(
                        name,
                        labels,
                        ApiObjects.selector(name),
                        ApiObjects.servicePort(name, backing.server().port())),
                statefulSet(backing, labels)));
        backing.claim().ifPresent(claim -> objects.add(ApiObjects.claim(claim, labels)));
        Map<String, String> scripts = new TreeMap<>(backing.server().files());
        String about = "The server of " + name
                + (backing.claim().isPresent() ? ", its Service and its data." : " and its Service.");
        return new Part(name, about, labels, objects, scripts);
    }

    private static Tree.Obj statefulSet(Workload.Backing backing, Tree.Obj labels) {
        String name = backing.name();
        Tree.Obj template =
                Tree.obj().with("metadata", Tree.obj().with("labels", labels)).with("spec", pod(backing));
        return ApiObjects.object("apps/v1", "StatefulSet", name, labels)
                .with(
                        "spec",
                        Tree.obj()
                                .with("serviceName", name)
                                .with("replicas", 1)
                                .with("podManagementPolicy", "Parallel")
                                .with("revisionHistoryLimit", 3)
                                .with("selector", Tree.obj().with("matchLabels", ApiObjects.selector(name)))
                                .with("template", template));
    }

    private static Tree.Obj pod(Workload.Backing backing) {
        Server server = backing.server();
        Tree.Arr volumes = Tree.arr(backing.claim().stream()
                .map(claim -> PodFields.claimVolume("data", claim.name()))
                .toList());
        return Restricted.pod(server.user(), server.graceSeconds())
                .with("containers", Tree.arr(container(backing)))
                .withUnlessEmpty(
                        "volumes",
                        server.files().isEmpty()
                                ? volumes
                                : volumes.with(PodFields.configMapVolume(
                                        "scripts", Part.scriptsName(backing.name()), EXECUTABLE)));
    }

    private static Tree.Obj container(Workload.Backing backing) {
        Server server = backing.server();
        Tree.Arr mounts = Tree.arr(server.dataPath().stream()
                .map(path -> PodFields.mount("data", path).with("subPath", DATA_FOLDER))
                .toList());
        Tree.Arr allMounts = server.files().isEmpty()
                ? mounts
                : mounts.with(PodFields.mount("scripts", server.filesPath()).with("readOnly", true));
        return PodFields.container(backing.name(), server.image())
                .withUnlessEmpty("args", Tree.texts(server.command()))
                .with("ports", Tree.arr(PodFields.containerPort(backing.name(), server.port())))
                .withUnlessEmpty(
                        "env",
                        Tree.arr(server.variables().stream()
                                .map(EnginePart::variable)
                                .toList()))
                .and(Probes.of(server))
                .with("resources", PodFields.resources(resources(server.memory())))
                .withUnlessEmpty("volumeMounts", allMounts)
                .and(Restricted.container());
    }

    private static Workload.Resources resources(Server.Memory memory) {
        return new Workload.Resources(CPU, memory.request(), "", memory.limit());
    }

    private static Tree.Obj variable(Server.Variable variable) {
        return switch (variable) {
            case Server.Variable.Fixed fixed -> PodFields.variable(fixed.name(), fixed.value());
            case Server.Variable.FromApplication from ->
                PodFields.secretVariable(from.name(), Names.SECRETS, from.key());
        };
    }
}

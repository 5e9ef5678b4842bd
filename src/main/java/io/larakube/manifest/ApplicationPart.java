package io.larakube.manifest;

import io.larakube.plan.Component;
import io.larakube.plan.Gate;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.Release;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of the application: its Deployment, and a Service when others talk to it. */
final class ApplicationPart {

    /** What Services and Ingresses call the port of a process that serves HTTP. */
    static final String PORT_NAME = "http";

    private final Plan plan;
    private final ApplicationVolume volume;
    private final GateContainers gates;

    ApplicationPart(Plan base, Plan plan) {
        this.plan = plan;
        this.volume = new ApplicationVolume(plan.storage());
        this.gates = new GateContainers(
                volume, base.workload(Component.HORIZON.workload()).isPresent());
    }

    Part of(Workload.Application application) {
        List<Tree.Obj> objects = new ArrayList<>(services(application));
        objects.add(deployment(application));
        return new Part(application.name(), about(application.component()), labels(application), objects, Map.of());
    }

    private static String about(Component component) {
        return switch (component) {
            case WEB -> "The leader: migrates, then serves HTTP. Its Service selects the release.";
            case HORIZON -> "Works the queues and balances its own workers.";
            case QUEUE -> "Works the queue.";
            case SCHEDULER -> "Starts the scheduled tasks of each minute.";
            case REVERB -> "Serves WebSockets.";
        };
    }

    /** The gate asks the leader's Service, so that it must lead to pods of the release and to no others. */
    private static List<Tree.Obj> services(Workload.Application application) {
        Tree.Obj selector = ApiObjects.selector(application.name());
        return switch (application.component().alive()) {
            case Component.Alive.Http http
            when application.isLeader() ->
                List.of(service(
                        Names.WEB_SERVICE,
                        application,
                        selector.with(Names.LABEL_RELEASE, Release.PLACEHOLDER),
                        Names.WEB_SERVICE_PORT));
            case Component.Alive.Http http -> List.of(service(application.name(), application, selector, http.port()));
            case Component.Alive.Command command -> List.of();
        };
    }

    private static Tree.Obj service(String name, Workload.Application application, Tree.Obj selector, int port) {
        return ApiObjects.service(name, labels(application), selector, ApiObjects.servicePort(PORT_NAME, port));
    }

    private static Tree.Obj labels(Workload.Application application) {
        return ApiObjects.labels(application.name(), Names.COMPONENT_APPLICATION);
    }

    /** The Deployment is late, for whoever waits for its rollout, when its gates and its start have had their time. */
    private Tree.Obj deployment(Workload.Application application) {
        int gatesSeconds =
                application.gates().stream().mapToInt(Gate::deadlineSeconds).sum();
        Tree.Obj labels = labels(application);
        Tree.Obj template = Tree.obj()
                .with("metadata", Tree.obj().with("labels", labels.with(Names.LABEL_RELEASE, Release.PLACEHOLDER)))
                .with("spec", pod(application));
        return ApiObjects.object("apps/v1", "Deployment", application.name(), labels)
                .with(
                        "spec",
                        Tree.obj()
                                .with("replicas", 1)
                                .with("strategy", Tree.obj().with("type", "Recreate"))
                                .with("revisionHistoryLimit", 3)
                                .with("progressDeadlineSeconds", gatesSeconds + Probes.startSeconds(application))
                                .with(
                                        "selector",
                                        Tree.obj().with("matchLabels", ApiObjects.selector(application.name())))
                                .with("template", template));
    }

    private Tree.Obj pod(Workload.Application application) {
        return Restricted.pod(plan.image().user(), application.component().graceSeconds())
                .with("initContainers", gates.of(application))
                .with("containers", Tree.arr(container(application)))
                .with("volumes", Tree.arr(volume.volume(), gates.scripts()));
    }

    private Tree.Obj container(Workload.Application application) {
        Component component = application.component();
        return PodFields.container(Names.CONTAINER, plan.image().placeholder())
                .withUnlessEmpty("args", Tree.texts(Stopping.args(component)))
                .withUnlessEmpty("ports", ports(component))
                .with("envFrom", Configuration.all())
                .with("env", variables(application))
                .and(Probes.of(application, plan.image()))
                .with("lifecycle", Stopping.lifecycle(component))
                .with("resources", PodFields.resources(application.resources()))
                .with("volumeMounts", volume.mounts())
                .and(Restricted.container());
    }

    private static Tree.Arr ports(Component component) {
        return switch (component.alive()) {
            case Component.Alive.Http http -> Tree.arr(PodFields.containerPort(PORT_NAME, http.port()));
            case Component.Alive.Command command -> Tree.arr();
        };
    }

    /** What the role needs wins over the configuration. The storage link is in the image. */
    private static Tree.Arr variables(Workload.Application application) {
        Tree.Arr variables = Tree.arr(
                Configuration.release(),
                PodFields.fieldVariable("POD_NAME", "metadata.name"),
                PodFields.variable("PHP_OPCACHE_ENABLE", "1"),
                PodFields.variable("AUTORUN_ENABLED", String.valueOf(application.isLeader())));
        return application.isLeader()
                ? variables
                        .with(PodFields.variable("AUTORUN_LARAVEL_STORAGE_LINK", "false"))
                        .with(PodFields.variable("AUTORUN_LARAVEL_MIGRATION_TIMEOUT", "60"))
                : variables;
    }
}

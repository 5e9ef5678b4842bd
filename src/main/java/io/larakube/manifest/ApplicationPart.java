package io.larakube.manifest;

import io.larakube.plan.Component;
import io.larakube.plan.Gate;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.Release;
import io.larakube.plan.StorageMode;
import io.larakube.plan.Update;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        if (application.update().replicas() > 1) {
            objects.add(disruptionBudget(application));
        }
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
            case Component.Alive.Http http when application.isLeader() -> web(application, selector);
            case Component.Alive.Http http -> List.of(service(application.name(), application, selector, http.port()));
            case Component.Alive.Command command -> List.of();
        };
    }

    /** Where two releases serve side by side during an update, visitors go to all web pods, and only the gate looks at the release. */
    private static List<Tree.Obj> web(Workload.Application leader, Tree.Obj allReleases) {
        Tree.Obj thisRelease = allReleases.with(Names.LABEL_RELEASE, Release.PLACEHOLDER);
        return leader.update().isRolling()
                ? List.of(
                        service(Names.WEB_SERVICE, leader, allReleases, Names.WEB_SERVICE_PORT),
                        service(Names.RELEASE_SERVICE, leader, thisRelease, Names.WEB_SERVICE_PORT))
                : List.of(service(Names.WEB_SERVICE, leader, thisRelease, Names.WEB_SERVICE_PORT));
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
                                .with("replicas", application.update().replicas())
                                .with("strategy", strategy(application.update()))
                                .with("revisionHistoryLimit", 3)
                                .with("progressDeadlineSeconds", gatesSeconds + startSeconds(application))
                                .with(
                                        "selector",
                                        Tree.obj().with("matchLabels", ApiObjects.selector(application.name())))
                                .with("template", template));
    }

    private static int startSeconds(Workload.Application application) {
        return Probes.startSeconds(application) + (application.migratesInTurn() ? Gate.Web.DEADLINE_SECONDS : 0);
    }

    private static Tree.Obj strategy(Update update) {
        return update.isRolling()
                ? Tree.obj()
                        .with("type", "RollingUpdate")
                        .with("rollingUpdate", Tree.obj().with("maxSurge", 1).with("maxUnavailable", 0))
                : Tree.obj().with("type", "Recreate");
    }

    /** Draining a node takes one pod at a time, and a pod that is not Ready never keeps a node from being drained. */
    private static Tree.Obj disruptionBudget(Workload.Application application) {
        return ApiObjects.object("policy/v1", "PodDisruptionBudget", application.name(), labels(application))
                .with(
                        "spec",
                        Tree.obj()
                                .with("maxUnavailable", 1)
                                .with("unhealthyPodEvictionPolicy", "AlwaysAllow")
                                .with(
                                        "selector",
                                        Tree.obj().with("matchLabels", ApiObjects.selector(application.name()))));
    }

    /** Pods of one release on different nodes, as far as there are nodes. */
    private static Tree.Arr spread(Workload.Application application) {
        if (application.update().replicas() < 2) {
            return Tree.arr();
        }
        return Tree.arr(Tree.obj()
                .with("maxSkew", 1)
                .with("topologyKey", "kubernetes.io/hostname")
                .with("whenUnsatisfiable", "ScheduleAnyway")
                .with("labelSelector", Tree.obj().with("matchLabels", ApiObjects.selector(application.name())))
                .with("matchLabelKeys", Tree.texts("pod-template-hash")));
    }

    /** A volume that one node mounts at a time is mounted by the pods of two releases only where all of them are on that node. */
    private Optional<Tree> together() {
        if (!(plan.storage() instanceof StorageMode.SingleNode one) || !one.sideBySide()) {
            return Optional.empty();
        }
        Tree.Obj ofTheApplication =
                Tree.obj().with("matchLabels", Tree.obj().with(Names.LABEL_COMPONENT, Names.COMPONENT_APPLICATION));
        Tree.Obj onItsNode =
                Tree.obj().with("labelSelector", ofTheApplication).with("topologyKey", "kubernetes.io/hostname");
        return Optional.of(Tree.obj()
                .with(
                        "podAffinity",
                        Tree.obj().with("requiredDuringSchedulingIgnoredDuringExecution", Tree.arr(onItsNode))));
    }

    private Tree.Arr initContainers(Workload.Application application) {
        Tree.Arr all = gates.of(application);
        return application.migratesInTurn()
                ? all.with(gates.migration(application, plan.image().placeholder()))
                : all;
    }

    private Tree.Obj pod(Workload.Application application) {
        return Restricted.pod(plan.image().user(), application.component().graceSeconds())
                .with("affinity", together())
                .withUnlessEmpty("topologySpreadConstraints", spread(application))
                .with("initContainers", initContainers(application))
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
                .with("lifecycle", Stopping.lifecycle(application))
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
    private Tree.Arr variables(Workload.Application application) {
        Tree.Arr variables = Tree.arr(
                Configuration.release(),
                PodFields.fieldVariable("POD_NAME", "metadata.name"),
                PodFields.variable("PHP_OPCACHE_ENABLE", "1"),
                PodFields.variable("AUTORUN_ENABLED", String.valueOf(preparesItself(application))));
        if (!preparesItself(application)) {
            return variables;
        }
        boolean migrates = application.isLeader() && !application.migratesInTurn();
        return variables
                .with(PodFields.variable("AUTORUN_LARAVEL_STORAGE_LINK", "false"))
                .with(
                        migrates
                                ? PodFields.variable("AUTORUN_LARAVEL_MIGRATION_TIMEOUT", "60")
                                : PodFields.variable("AUTORUN_LARAVEL_MIGRATION", "false"));
    }

    /** The leader does it for all pods that see its files; a pod that sees only its own files does it for itself. */
    private boolean preparesItself(Workload.Application application) {
        return application.isLeader() || plan.storage().claim().isEmpty();
    }
}

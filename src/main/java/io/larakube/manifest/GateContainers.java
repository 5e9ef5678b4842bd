package io.larakube.manifest;

import io.larakube.plan.Gate;
import io.larakube.plan.Names;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;

/** The init containers that keep a process of the application from starting too early. */
final class GateContainers {

    /** It has {@code nc -z}, which the application's image may not have. */
    static final String IMAGE = "busybox:1.37";

    private static final String SCRIPTS_VOLUME = "gates";
    private static final String SCRIPTS_PATH = "/gates";
    private static final String VOLUME_PATH = "/volume";
    private static final Workload.Resources RESOURCES = new Workload.Resources("10m", "16Mi", "", "64Mi");

    private final ApplicationVolume volume;
    private final boolean alwaysUsesRedis;

    /**
     * The init containers of a project's pods.
     *
     * @param alwaysUsesRedis whether something in the project needs Redis whatever the configuration's drivers are
     */
    GateContainers(ApplicationVolume volume, boolean alwaysUsesRedis) {
        this.volume = volume;
        this.alwaysUsesRedis = alwaysUsesRedis;
    }

    Tree.Obj scripts() {
        return PodFields.configMapVolume(SCRIPTS_VOLUME, Names.GATES, Tree.obj());
    }

    Tree.Arr of(Workload.Application application) {
        return Tree.arr(application.gates().stream()
                .map(gate -> switch (gate) {
                    case Gate.Services services -> services(services, application.isLeader());
                    case Gate.Web web -> web(web);
                })
                .toList());
    }

    private Tree.Obj services(Gate.Services gate, boolean leads) {
        Tree.Arr variables = variables(gate);
        if (alwaysUsesRedis) {
            variables = variables.with(PodFields.variable("LARAKUBE_REDIS", "required"));
        }
        if (!volume.sharedPaths().isEmpty()) {
            variables = variables.with(
                    PodFields.variable("LARAKUBE_SHARED_PATHS", String.join("\n", volume.sharedPaths())));
        }
        if (leads) {
            variables = variables.with(PodFields.variable("LARAKUBE_KEEP_RELEASES", volume.keptReleases()));
        }
        return container(gate, Tree.texts("sh", script(gate)))
                .with("envFrom", Configuration.all())
                .with("env", variables)
                .with("resources", PodFields.resources(RESOURCES))
                .with("volumeMounts", Tree.arr(volume.root(VOLUME_PATH), scriptsMount()))
                .and(Restricted.container());
    }

    /** Prepares the volume's folders and waits for nothing. */
    Tree.Obj folders(String release) {
        return PodFields.container("folders", IMAGE)
                .with("command", Tree.texts("sh", SCRIPTS_PATH + "/prepare-storage.sh"))
                .with(
                        "env",
                        Tree.arr(
                                PodFields.variable(Names.RELEASE_VARIABLE, release),
                                PodFields.variable("DB_CONNECTION", "elsewhere")))
                .with("resources", PodFields.resources(RESOURCES))
                .with("volumeMounts", Tree.arr(volume.root(VOLUME_PATH), scriptsMount()))
                .and(Restricted.container());
    }

    private static Tree.Obj web(Gate.Web gate) {
        String port = String.valueOf(Names.WEB_SERVICE_PORT);
        return container(gate, Tree.texts("sh", script(gate), gate.service(), port))
                .with("env", variables(gate))
                .with("resources", PodFields.resources(RESOURCES))
                .with("volumeMounts", Tree.arr(scriptsMount()))
                .and(Restricted.container());
    }

    private static Tree.Obj container(Gate gate, Tree.Arr command) {
        return PodFields.container(gate.initContainer(), IMAGE).with("command", command);
    }

    private static String script(Gate gate) {
        return SCRIPTS_PATH + "/" + gate.initContainer() + ".sh";
    }

    private static Tree.Arr variables(Gate gate) {
        return Tree.arr(
                Configuration.release(),
                PodFields.variable("LARAKUBE_DEADLINE_SECONDS", String.valueOf(gate.deadlineSeconds())));
    }

    /** The leader's own image migrates before the leader starts, one pod after the other. */
    Tree.Obj migration(Workload.Application leader, String image) {
        Tree.Arr variables = Tree.arr(
                Configuration.release(),
                PodFields.fieldVariable("POD_NAME", "metadata.name"),
                PodFields.variable("LARAKUBE_DEADLINE_SECONDS", String.valueOf(Gate.Web.DEADLINE_SECONDS)));
        return PodFields.container(Names.MIGRATE, image)
                .with("command", Tree.texts("php", SCRIPTS_PATH + "/" + Names.MIGRATE + ".php"))
                .with("envFrom", Configuration.all())
                .with("env", variables)
                .with("resources", PodFields.resources(leader.resources()))
                .with("volumeMounts", volume.mounts().with(scriptsMount()))
                .and(Restricted.container());
    }

    private static Tree.Obj scriptsMount() {
        return PodFields.mount(SCRIPTS_VOLUME, SCRIPTS_PATH).with("readOnly", true);
    }
}

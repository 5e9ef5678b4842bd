package io.larakube.why;

import io.larakube.blueprint.Environment;
import io.larakube.engine.Engine;
import io.larakube.plan.AppImage;
import io.larakube.plan.Claim;
import io.larakube.plan.Component;
import io.larakube.plan.Gate;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.StorageMode;
import io.larakube.plan.Update;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The plan that a snapshot's own objects tell of, where the project is not at hand. */
public final class ObservedPlan {

    private ObservedPlan() {}

    /** The workloads that are there, in the order of a start; what nobody can see in them is left at its usual. */
    public static Plan of(Snapshot snapshot) {
        List<Workload> workloads = new ArrayList<>();
        Stream.of(Engine.values())
                .filter(engine -> snapshot.one("StatefulSet", engine.word()).isPresent())
                .flatMap(engine -> engine.server().stream()
                        .map(server -> new Workload.Backing(
                                engine, server, server.dataPath().map(path -> claim(engine.word() + "-data")))))
                .forEach(workloads::add);
        Stream.of(Component.values())
                .filter(component ->
                        snapshot.one("Deployment", component.workload()).isPresent())
                .map(component -> application(snapshot, component))
                .forEach(workloads::add);
        Optional<Tree> any = Stream.concat(snapshot.all("Deployment").stream(), snapshot.all("StatefulSet").stream())
                .findFirst();
        String project = label(any, Names.LABEL_PART_OF);
        return new Plan(
                project,
                label(any, Names.LABEL_ENVIRONMENT),
                any.flatMap(object -> object.textAt("metadata", "namespace")).orElse(""),
                AppImage.of(project, 33, Optional.empty(), Optional.empty()),
                workloads,
                storage(snapshot),
                Map.of(),
                Environment.Ingress.USUAL,
                Optional.empty());
    }

    private static String label(Optional<Tree> object, String name) {
        return object.flatMap(found -> found.textAt("metadata", "labels", name)).orElse("");
    }

    private static Claim claim(String name) {
        return new Claim(name, "1Gi", Optional.empty(), Claim.AccessMode.READ_WRITE_ONCE);
    }

    /** Only where two releases may serve side by side has the gate of the workers a Service of its own. */
    private static StorageMode storage(Snapshot snapshot) {
        boolean sideBySide = snapshot.one("Service", Names.RELEASE_SERVICE).isPresent();
        Optional<Tree> mounted = mounted(snapshot);
        boolean isOfManyNodes = mounted.stream()
                .flatMap(claim -> claim.itemsAt("spec", "accessModes").stream())
                .anyMatch(Tree.text(Claim.AccessMode.READ_WRITE_MANY.word())::equals);
        if (!sideBySide || (mounted.isPresent() && !isOfManyNodes)) {
            return new StorageMode.SingleNode(claim(Names.STORAGE_CLAIM), List.of(), sideBySide);
        }
        return mounted.isPresent()
                ? new StorageMode.Shared(claim(Names.SHARED_CLAIM), List.of())
                : new StorageMode.Stateless("");
    }

    /** The claim of the web pod: another one that is there may be one of before. */
    private static Optional<Tree> mounted(Snapshot snapshot) {
        return snapshot.one("Deployment", Component.WEB.workload()).stream()
                .flatMap(web -> web.itemsAt("spec", "template", "spec", "volumes").stream())
                .flatMap(volume -> volume.textAt("persistentVolumeClaim", "claimName").stream())
                .flatMap(name -> snapshot.one("PersistentVolumeClaim", name).stream())
                .findFirst();
    }

    private static Workload application(Snapshot snapshot, Component component) {
        Gate services = new Gate.Services(List.of());
        Gate web = new Gate.Web(storage(snapshot).releaseService());
        List<Gate> gates = component == Component.WEB ? List.of(services) : List.of(services, web);
        return new Workload.Application(component, component.resources(), gates, update(snapshot, component));
    }

    private static Update update(Snapshot snapshot, Component component) {
        Optional<Tree> deployment = snapshot.one("Deployment", component.workload());
        boolean isRolling = deployment
                .flatMap(object -> object.textAt("spec", "strategy", "type"))
                .filter("RollingUpdate"::equals)
                .isPresent();
        if (!isRolling) {
            return Update.RECREATE;
        }
        long pods = deployment
                .flatMap(object -> object.numberAt("spec", "replicas"))
                .orElse(1L);
        return pods > 1 ? Update.ROLLING_PAIR : Update.ROLLING;
    }
}

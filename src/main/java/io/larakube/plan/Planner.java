package io.larakube.plan;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Environment.OwnClaim;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.blueprint.Environment.Resources;
import io.larakube.blueprint.Feature;
import io.larakube.blueprint.Strategy;
import io.larakube.engine.Engine;
import io.larakube.engine.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the plan of an environment out of what the user asked for. */
public final class Planner {

    /** What the application's claim asks for when the blueprint names no size. */
    static final String STORAGE_SIZE = "5Gi";

    /** What the claim of an engine asks for. */
    static final String ENGINE_SIZE = "5Gi";

    /** What a pod without a volume may write. */
    static final String SCRATCH_SIZE = "1Gi";

    private final Blueprint blueprint;
    private final Environment environment;
    private final Map<String, String> configuration;
    private final StorageMode storage;

    private Planner(Blueprint blueprint, Environment environment, Map<String, String> configuration) {
        this.blueprint = blueprint;
        this.environment = environment;
        this.configuration = configuration;
        this.storage = storage();
    }

    /**
     * The plan of an environment of the blueprint.
     *
     * @param configuration the keys of the environment's {@code .env} file with their values; it decides what is waited for
     */
    public static Plan plan(Blueprint blueprint, Environment environment, Map<String, String> configuration) {
        return new Planner(blueprint, environment, configuration).plan();
    }

    /** What the environments have in common: everything that the project has, with the defaults of all that an environment may choose. */
    public static Plan base(Blueprint blueprint) {
        return plan(blueprint, Environment.named("base"), Map.of());
    }

    private Plan plan() {
        String namespace = environment.namespace().orElse(blueprint.name() + "-" + environment.name());
        AppImage image = AppImage.of(
                blueprint.name(),
                blueprint.php().os().user(),
                blueprint.healthPath(),
                environment.registry().map(Registry::image));
        return new Plan(
                blueprint.name(),
                environment.name(),
                namespace,
                image,
                workloads(),
                storage,
                hosts(),
                environment.ingress(),
                environment.registry().flatMap(Registry::pullSecret));
    }

    private Map<String, String> hosts() {
        Map<String, String> byService = new LinkedHashMap<>();
        environment.hosts().forEach((word, host) -> byService.put(word.equals("web") ? Names.WEB_SERVICE : word, host));
        return byService;
    }

    private List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        engines().forEach(engine -> engine.server().ifPresent(server -> workloads.add(backing(engine, server))));
        Stream.of(Component.values()).filter(this::runs).map(this::application).forEach(workloads::add);
        return workloads;
    }

    private List<Engine> engines() {
        return blueprint.engines().stream().filter(environment::runs).toList();
    }

    private Workload backing(Engine engine, Server server) {
        return new Workload.Backing(
                engine, server, server.dataPath().map(path -> claim(engine.word() + "-data", ENGINE_SIZE)));
    }

    private boolean runs(Component component) {
        return component.feature().isEmpty()
                || component.feature().filter(this::isWanted).isPresent();
    }

    private boolean isWanted(Feature feature) {
        return blueprint.features().contains(feature)
                && !environment.excludedFeatures().contains(feature);
    }

    private Workload application(Component component) {
        Gate services =
                new Gate.Services(Needs.of(configuration, blueprint.features().contains(Feature.HORIZON)));
        Gate web = new Gate.Web(storage.releaseService());
        List<Gate> gates = component == Component.WEB ? List.of(services) : List.of(services, web);
        return new Workload.Application(component, resources(component), gates, Update.of(component, storage));
    }

    private Workload.Resources resources(Component component) {
        Workload.Resources usual = component.resources();
        Optional<Resources> own = Optional.ofNullable(environment.resources().get(component.workload()));
        Optional<Resources> all = Optional.ofNullable(environment.resources().get("default"));
        return new Workload.Resources(
                first(own.flatMap(Resources::cpuRequest), all.flatMap(Resources::cpuRequest), usual.cpuRequest()),
                first(
                        own.flatMap(Resources::memoryRequest),
                        all.flatMap(Resources::memoryRequest),
                        usual.memoryRequest()),
                first(own.flatMap(Resources::cpuLimit), all.flatMap(Resources::cpuLimit), usual.cpuLimit()),
                first(own.flatMap(Resources::memoryLimit), all.flatMap(Resources::memoryLimit), usual.memoryLimit()));
    }

    private static String first(Optional<String> own, Optional<String> all, String usual) {
        return own.or(() -> all).orElse(usual);
    }

    private StorageMode storage() {
        String size = environment.storage().size().orElse(STORAGE_SIZE);
        return switch (environment.strategy()) {
            case Strategy.SingleNode one ->
                new StorageMode.SingleNode(
                        ownClaim(size), blueprint.sharedPaths(), one.rollout() == Strategy.Rollout.ZERO_DOWNTIME);
            case Strategy.MultiNode many -> new StorageMode.Stateless(SCRATCH_SIZE);
            case Strategy.MultiNodeShared(String sharedClass) ->
                new StorageMode.Shared(sharedClaim(size, sharedClass), blueprint.sharedPaths());
        };
    }

    private Claim ownClaim(String size) {
        Claim usual = claim(Names.STORAGE_CLAIM, size);
        return environment
                .storage()
                .claim()
                .map(own -> new Claim(own.name(), size, own.storageClass().or(usual::storageClass), usual.accessMode()))
                .orElse(usual);
    }

    private Claim claim(String name, String size) {
        return new Claim(name, size, environment.storage().storageClass(), Claim.AccessMode.READ_WRITE_ONCE);
    }

    /** Under a name of its own: neither the class nor the access mode of a claim that is there can be changed. */
    private Claim sharedClaim(String size, String storageClass) {
        String name = environment.storage().claim().map(OwnClaim::name).orElse(Names.SHARED_CLAIM);
        return new Claim(name, size, Optional.of(storageClass), Claim.AccessMode.READ_WRITE_MANY);
    }
}

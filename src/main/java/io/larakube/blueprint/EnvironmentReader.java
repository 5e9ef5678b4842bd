package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.blueprint.Environment.Ingress;
import io.larakube.blueprint.Environment.OwnClaim;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.blueprint.Environment.Resources;
import io.larakube.blueprint.Value.Fault;
import io.larakube.engine.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one environment of a blueprint. */
final class EnvironmentReader {

    static final List<String> FIELDS = List.of(
            "strategy",
            "rollout",
            "sharedStorage",
            "sharedStorageClass",
            "namespace",
            "hosts",
            "managed",
            "excludeEngines",
            "excludeFeatures",
            "storageClass",
            "storageSize",
            "storageClaim",
            "resources",
            "registry",
            "imagePullSecret",
            "ingress",
            "ingressAnnotations",
            "certManagerIssuer");

    static final List<String> UNUSED =
            List.of("cloud", "offline", "tunnel", "serviceAccount", "serviceAccountAnnotations", "omitImagePullSecret");

    static final List<String> UNSUPPORTED = List.of("plex", "addFeatures", "additionalWebHosts");

    static final List<String> STORAGE_CLAIM = List.of("name", "storageClass");

    /** Each that has a host leads to a Service of its own. */
    static final List<String> HOSTS = List.of("web", Feature.REVERB.word());

    static final List<String> UNUSED_HOSTS = List.of("s3", "grafana", "mailpit");

    private final Fields fields;
    private final Notes notes;
    private final Blueprint project;
    private final Strategy usual;

    /**
     * @param fields what the user wrote for the environment
     * @param project the rest of the blueprint, without environments
     * @param usual the strategy of all environments that say nothing else, local not among them
     */
    EnvironmentReader(Fields fields, Blueprint project, Strategy usual) {
        this.fields = fields;
        this.notes = fields.notes();
        this.project = project;
        this.usual = usual;
    }

    Environment read(String name) {
        fields.onlyThese(FIELDS, UNUSED, UNSUPPORTED);
        return new Environment(
                name,
                new StrategyReader(fields, project).read(name, usual),
                fields.text("namespace", Format.LABEL),
                hosts(),
                managed(),
                excludedEngines(),
                excludedFeatures(),
                new Environment.Storage(
                        fields.text("storageClass", Format.OBJECT_NAME),
                        fields.amount("storageSize", Format.SIZE),
                        storageClaim()),
                resources(),
                registry(),
                ingress());
    }

    private Map<String, String> hosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        fields.object("hosts").ifPresent(written -> {
            written.onlyThese(HOSTS, UNUSED_HOSTS, List.of());
            HOSTS.forEach(target -> written.text(target, Format.HOST)
                    .ifPresent(host -> add(hosts, target, host, written.path(target))));
        });
        return hosts;
    }

    private void add(Map<String, String> hosts, String target, String host, String path) {
        if (hosts.containsValue(host)) {
            notes.problem(path, quoted(host) + " leads to two services", "give " + target + " a host of its own");
        }
        if (target.equals(Feature.REVERB.word())
                && !project.features().contains(Feature.REVERB)
                && notes.isSound("features")) {
            notes.remark(path, "leads nowhere, because reverb is not among the features");
        }
        hosts.put(target, host);
    }

    private List<Engine> managed() {
        return fields.words("managed", Words.ENGINE, engine -> {
            Optional<Fault> stranger = stranger(engine);
            if (stranger.isPresent() || engine.server().isPresent()) {
                return stranger;
            }
            return Optional.of(
                    new Fault(engine.word() + " is a file, no service that could run elsewhere", "remove it"));
        });
    }

    private Optional<Fault> stranger(Engine engine) {
        boolean isStrange =
                !project.engines().contains(engine) && notes.isSound("database", "cacheDriver", "objectStorage");
        return isStrange
                ? Optional.of(new Fault("the project does not use " + engine.word(), "remove it"))
                : Optional.empty();
    }

    private List<Engine> excludedEngines() {
        return fields.words(
                "excludeEngines",
                Words.ENGINE,
                engine -> stranger(engine)
                        .or(() -> Optional.of(engine)
                                .filter(one -> one.role() == Engine.Role.DATABASE)
                                .map(database -> new Fault(
                                        "every environment has a database",
                                        "remove it; one that runs elsewhere belongs into \"managed\"")))
                        .or(() -> horizonsRedis(engine)));
    }

    private Optional<Fault> horizonsRedis(Engine engine) {
        boolean isWanted = engine.speaksRedis()
                && project.features().contains(Feature.HORIZON)
                && !fields.words("excludeFeatures", Words.FEATURE, any -> Optional.empty())
                        .contains(Feature.HORIZON);
        return isWanted
                ? Optional.of(
                        new Fault("horizon keeps its jobs in it", "exclude the feature horizon, too, or remove it"))
                : Optional.empty();
    }

    private List<Feature> excludedFeatures() {
        List<Feature> excluded = fields.words("excludeFeatures", Words.FEATURE, feature -> {
            boolean isStrange = notes.isSound("features") && !project.features().contains(feature);
            return isStrange
                    ? Optional.of(new Fault("the project does not have " + feature.word(), "remove it"))
                    : Optional.empty();
        });
        return excluded.stream().sorted().toList();
    }

    private Optional<OwnClaim> storageClaim() {
        return fields.object("storageClaim").flatMap(written -> {
            written.onlyThese(STORAGE_CLAIM, List.of(), List.of());
            written.require("name", "add the name of a claim, or remove storageClaim");
            Optional<String> ownClass = written.text("storageClass", Format.OBJECT_NAME);
            if (ownClass.isPresent() && fields.isTrue("sharedStorage")) {
                notes.problem(
                        written.path("storageClass"),
                        "the class of a filesystem that many nodes share is \"sharedStorageClass\"",
                        "write it there");
            }
            return written.text("name", Format.OBJECT_NAME).map(name -> new OwnClaim(name, ownClass));
        });
    }

    private Map<String, Resources> resources() {
        Map<String, Resources> resources = new LinkedHashMap<>();
        fields.object("resources").ifPresent(written -> {
            written.onlyThese(ResourcesReader.WORKLOADS, List.of(), ResourcesReader.engines());
            ResourcesReader.WORKLOADS.forEach(workload -> written.object(workload)
                    .ifPresent(one -> resources.put(workload, new ResourcesReader(one).read())));
        });
        return resources;
    }

    private Optional<Registry> registry() {
        Optional<String> pullSecret = fields.text("imagePullSecret", Format.OBJECT_NAME);
        Optional<Fields> written = fields.object("registry");
        if (pullSecret.isPresent() && !fields.has("registry")) {
            String what = "nothing is pulled without a registry";
            notes.problem(fields.path("imagePullSecret"), what, "add \"registry\": {\"image\": \"…\"}");
        }
        return written.flatMap(registry -> new RegistryReader(registry, pullSecret).read());
    }

    private Ingress ingress() {
        Map<String, String> annotations = new LinkedHashMap<>();
        fields.object("ingressAnnotations")
                .ifPresent(written -> written.names()
                        .forEach(name -> written.entry(name)
                                .filter(value -> value.fits(name, Format.ANNOTATION))
                                .flatMap(Value::text)
                                .ifPresent(value -> annotations.put(name, value))));
        String ingressClass = fields.text("ingress", Format.OBJECT_NAME).orElse(Ingress.USUAL.className());
        return new Ingress(
                ingressClass.equals("aws-alb") ? "alb" : ingressClass,
                annotations,
                fields.text("certManagerIssuer", Format.OBJECT_NAME));
    }
}

package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.blueprint.Environment.Ingress;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.blueprint.Environment.Resources;
import io.larakube.engine.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one environment of a blueprint. */
final class EnvironmentReader {

    static final List<String> FIELDS = List.of(
            "strategy",
            "sharedStorage",
            "namespace",
            "hosts",
            "managed",
            "excludeFeatures",
            "storageClass",
            "storageSize",
            "resources",
            "registry",
            "imagePullSecret",
            "ingress",
            "ingressAnnotations",
            "certManagerIssuer");

    static final List<String> UNUSED =
            List.of("cloud", "offline", "tunnel", "serviceAccount", "serviceAccountAnnotations", "omitImagePullSecret");

    static final List<String> UNSUPPORTED = List.of("plex", "addFeatures", "additionalWebHosts", "rollout");

    /** Each that has a host leads to a Service of its own. */
    static final List<String> HOSTS = List.of("web", Feature.REVERB.word());

    static final List<String> UNUSED_HOSTS = List.of("s3", "grafana", "mailpit");

    private final Fields fields;
    private final Notes notes;
    private final Blueprint project;

    /**
     * @param fields what the user wrote for the environment
     * @param project the rest of the blueprint, without environments
     */
    EnvironmentReader(Fields fields, Blueprint project) {
        this.fields = fields;
        this.notes = fields.notes();
        this.project = project;
    }

    Environment read(String name) {
        fields.onlyThese(FIELDS, UNUSED, UNSUPPORTED);
        strategy();
        Environment environment = new Environment(
                name,
                fields.text("namespace", Format.LABEL),
                hosts(),
                managed(),
                excludedFeatures(),
                fields.text("storageClass", Format.OBJECT_NAME),
                fields.text("storageSize", Format.SIZE),
                resources(),
                registry(),
                ingress());
        names(environment);
        return environment;
    }

    private void strategy() {
        fields.word("strategy", Words.STRATEGY);
        if (fields.isTrue("sharedStorage")) {
            notes.problem(
                    fields.path("sharedStorage"),
                    "belongs to the strategy \"multi-node-ha\", which is not supported by this version",
                    "write false: on one node all pods share one volume in any case");
        }
    }

    private void names(Environment environment) {
        String name = environment.name();
        if (!Format.LABEL.accepts(name) || name.equals("example")) {
            String what = quoted(name)
                    + (name.equals("example") ? " is taken: .env.example belongs to Laravel" : " is no DNS label");
            notes.problem(fields.path(), what, "call it by " + Format.LABEL.rule() + ", such as \"staging\"");
            return;
        }
        String namespace = environment.namespaceIn(project.name());
        if (namespace.startsWith("kube-")) {
            String what = "the namespace " + quoted(namespace) + " belongs to Kubernetes";
            notes.problem(fields.path("namespace"), what, "add \"namespace\": \"…\" with another name");
        }
        if (namespace.length() > DnsName.LABEL && notes.isSound("name")) {
            String what = "the namespace " + quoted(namespace) + " has " + namespace.length()
                    + " characters, and 63 are allowed";
            notes.problem(fields.path("namespace"), what, "add \"namespace\": \"…\" with a shorter name");
        }
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
        List<Engine> managed = fields.words("managed", Words.ENGINE);
        List<Engine> used = new ArrayList<>(List.of(project.database()));
        project.cache().ifPresent(used::add);
        for (Engine engine : notes.isSound("database", "cacheDriver") ? managed : List.<Engine>of()) {
            if (!used.contains(engine)) {
                notes.problem(fields.path("managed"), "the project does not use " + engine.word(), "remove it");
            } else if (engine.server().isEmpty()) {
                String what = engine.word() + " is a file of the application, no service that could run elsewhere";
                notes.problem(fields.path("managed"), what, "remove it");
            }
        }
        return managed;
    }

    private List<Feature> excludedFeatures() {
        List<Feature> excluded = fields.words("excludeFeatures", Words.FEATURE);
        excluded.stream()
                .filter(feature ->
                        notes.isSound("features") && !project.features().contains(feature))
                .forEach(feature -> notes.problem(
                        fields.path("excludeFeatures"), "the project does not have " + feature.word(), "remove it"));
        return excluded.stream().sorted().toList();
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
                        .forEach(name -> written.chosen(name, Format.ANNOTATION)
                                .ifPresent(value -> annotations.put(name, value))));
        String ingressClass = fields.text("ingress", Format.OBJECT_NAME).orElse(Ingress.USUAL.className());
        return new Ingress(
                ingressClass.equals("aws-alb") ? "alb" : ingressClass,
                annotations,
                fields.text("certManagerIssuer", Format.OBJECT_NAME));
    }
}

package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.tree.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the environments of a blueprint: which there are, and in which namespaces. */
final class EnvironmentsReader {

    /** Laravel's {@code .env.example} is no configuration of an environment. */
    private static final String NOT_AN_ENVIRONMENT = "example";

    private final Notes notes;
    private final String path;
    private final Optional<Fields> written;
    private final Blueprint project;
    private final Strategy usual;

    /**
     * @param fields of the whole blueprint
     * @param project what was read from them, without environments
     */
    EnvironmentsReader(Fields fields, Blueprint project) {
        this.notes = fields.notes();
        this.path = fields.path("environments");
        this.written = fields.object("environments");
        this.project = project;
        this.usual = fields.word("strategy", Words.STRATEGY).orElse(new Strategy.SingleNode());
    }

    /** In the order in which they were written; the usual ones when there are none. */
    Map<String, Environment> read() {
        Map<String, Environment> environments = new LinkedHashMap<>();
        for (String name : written.map(Fields::names).orElse(Set.of())) {
            written.flatMap(all -> all.entry(name))
                    .flatMap(Value::object)
                    .ifPresent(fields -> environments.put(name, read(name, fields)));
        }
        if (environments.isEmpty() && notes.isSound(path)) {
            Environment.USUAL.forEach(name -> environments.put(name, read(name, nothing(name))));
        }
        remarkSharedNamespaces(environments);
        return environments;
    }

    private Fields nothing(String name) {
        return new Fields(notes, Json.path(path, name), Map.of());
    }

    private Environment read(String name, Fields fields) {
        Environment environment = new EnvironmentReader(fields, project, usual).read(name);
        if (name.equals(NOT_AN_ENVIRONMENT)) {
            problem(fields, quoted(name) + " is taken: .env.example belongs to Laravel");
        } else if (!Format.LABEL.accepts(name)) {
            problem(fields, quoted(name) + " is no DNS label");
        } else {
            checkNamespace(fields, environment.namespaceIn(project.name()));
        }
        return environment;
    }

    private void problem(Fields fields, String what) {
        String remedy = "choose a name such as \"staging\" (" + Format.LABEL.rule() + ")";
        notes.problem(fields.path(), what, remedy);
    }

    private void checkNamespace(Fields fields, String namespace) {
        if (namespace.startsWith("kube-")) {
            String what = "the namespace " + quoted(namespace) + " belongs to Kubernetes";
            notes.problem(fields.path("namespace"), what, "write \"namespace\": \"…\" with another name");
        } else if (namespace.length() > DnsName.LABEL && notes.isSound("name", fields.path("namespace"))) {
            String what = "the namespace " + quoted(namespace) + " has " + namespace.length() + " characters";
            notes.problem(fields.path("namespace"), what, "write \"namespace\": \"…\" with at most 63");
        }
    }

    private void remarkSharedNamespaces(Map<String, Environment> environments) {
        Map<String, String> first = new HashMap<>();
        for (Environment environment : environments.values()) {
            String other = first.putIfAbsent(environment.namespaceIn(project.name()), environment.name());
            if (other != null) {
                String what = "is that of " + other + " as well: never use one cluster for both";
                notes.remark(Json.path(Json.path(path, environment.name()), "namespace"), what);
            }
        }
    }
}

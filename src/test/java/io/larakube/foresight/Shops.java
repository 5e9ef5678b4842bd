package io.larakube.foresight;

import io.larakube.rehearsal.Timings;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small shop, as it runs and as it would be: a database, a web pod that stops before the new one comes, and a worker. */
record Shops(String live, String after, List<Tree> nodes, List<Tree> pods, List<Tree> quotas, List<Tree> limitRanges) {

    private static final String OBJECTS = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: laravel-config, namespace: shop-local, uid: a}
        data: {APP_NAME: Shop, CACHE_TTL: "60", DB_HOST: postgres, DB_CONNECTION: pgsql, DB_PORT: "5432"}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: laravel-secrets, namespace: shop-local, uid: b}
        data: {DB_PASSWORD: c2VjcmV0}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: postgres, namespace: shop-local, uid: c}
        spec: {selector: {app.kubernetes.io/name: postgres}, ports: [{port: 5432}]}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: laravel-storage, namespace: shop-local, uid: d}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 5Gi}}, storageClassName: local-path}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: postgres, namespace: shop-local, uid: e}
        spec:
          replicas: 1
          selector: {matchLabels: {app.kubernetes.io/name: postgres}}
          template:
            metadata: {labels: {app.kubernetes.io/name: postgres, app.kubernetes.io/component: engine}}
            spec:
              containers:
                - name: postgres
                  image: postgres:17
                  env: [{name: POSTGRES_PASSWORD, valueFrom: {secretKeyRef: {name: laravel-secrets, key: DB_PASSWORD}}}]
                  resources: {requests: {cpu: 100m, memory: 256Mi}, limits: {memory: 512Mi}}
          volumeClaimTemplates:
            - metadata: {name: data}
              spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: php-web, namespace: shop-local, uid: f}
        spec:
          replicas: 1
          strategy: {type: Recreate}
          selector: {matchLabels: {app.kubernetes.io/name: php-web}}
          template:
            metadata: {labels: {app.kubernetes.io/name: php-web, larakube.io/release: aaaaaaaaaa}}
            spec:
              containers:
                - name: php
                  image: shop:v1
                  envFrom: [{configMapRef: {name: laravel-config}}, {secretRef: {name: laravel-secrets}}]
                  env: [{name: AUTORUN_ENABLED, value: "true"}]
                  readinessProbe: {periodSeconds: 5}
                  resources: {requests: {cpu: 100m, memory: 256Mi}, limits: {memory: 1Gi}}
                  volumeMounts: [{name: storage, mountPath: /var/www/html/storage}]
              volumes: [{name: storage, persistentVolumeClaim: {claimName: laravel-storage}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: horizon, namespace: shop-local, uid: g}
        spec:
          replicas: 1
          strategy: {type: Recreate}
          selector: {matchLabels: {app.kubernetes.io/name: horizon}}
          template:
            metadata: {labels: {app.kubernetes.io/name: horizon, larakube.io/release: aaaaaaaaaa}}
            spec:
              containers:
                - name: php
                  image: shop:v1
                  args: [php, artisan, horizon]
                  resources: {requests: {cpu: 50m, memory: 128Mi}, limits: {memory: 512Mi}}
                  volumeMounts: [{name: storage, mountPath: /var/www/html/storage}]
              volumes: [{name: storage, persistentVolumeClaim: {claimName: laravel-storage}}]
        """;

    private static final Tree.Arr READY =
            Tree.arr(Tree.obj().with("type", "Ready").with("status", "True"));

    private static final List<String> LEADERS = List.of("StatefulSet postgres", "Deployment php-web");

    /** It runs on one large node, and nothing changes. */
    static Shops running() {
        return new Shops(
                OBJECTS, OBJECTS, List.of(node("node-1", "4", "8Gi")), pods(OBJECTS, "node-1"), List.of(), List.of());
    }

    /** Nothing is there yet. */
    static Shops firstStart() {
        return new Shops("", OBJECTS, List.of(node("node-1", "4", "8Gi")), List.of(), List.of(), List.of());
    }

    /** With this in the place of that, wherever it stands in what would be sent. */
    Shops changing(String from, String to) {
        if (!after.contains(from)) {
            throw new AssertionError("there is no " + from);
        }
        return new Shops(live, after.replace(from, to), nodes, pods, quotas, limitRanges);
    }

    /** As after a change that makes another release. */
    Shops released() {
        return changing("aaaaaaaaaa", "bbbbbbbbbb");
    }

    /** As it runs. */
    Shops whichRuns(String from, String to) {
        String other = live.replace(from, to);
        return new Shops(other, after.replace(from, to), nodes, pods, quotas, limitRanges);
    }

    Shops on(Tree... machines) {
        return new Shops(live, after, List.of(machines), pods, quotas, limitRanges);
    }

    Shops besides(Tree... others) {
        List<Tree> all = new ArrayList<>(pods);
        all.addAll(List.of(others));
        return new Shops(live, after, nodes, all, quotas, limitRanges);
    }

    Shops within(String quota) {
        return new Shops(live, after, nodes, pods, yaml(quota), limitRanges);
    }

    Shops withDefaults(String limitRange) {
        return new Shops(live, after, nodes, pods, quotas, yaml(limitRange));
    }

    static Tree node(String name, String cpu, String memory) {
        return yaml("""
            metadata: {name: %s, labels: {kubernetes.io/hostname: %s}}
            spec: {}
            status:
              allocatable: {cpu: "%s", memory: %s, pods: "110"}
              conditions: [{type: Ready, status: "True"}]
            """.formatted(name, name, cpu, memory)).getFirst();
    }

    static Tree pod(String name, String node, String cpu, String memory) {
        return yaml("""
            metadata: {name: %s, namespace: elsewhere}
            spec: {nodeName: %s, containers: [{name: a, resources: {requests: {cpu: "%s", memory: %s}}}]}
            status: {phase: Running}
            """.formatted(name, node, cpu, memory)).getFirst();
    }

    /** One running pod for each workload. */
    private static List<Tree> pods(String objects, String node) {
        return yaml(objects).stream()
                .filter(object -> object.at("spec", "template").isPresent())
                .<Tree>map(object -> Tree.obj()
                        .with(
                                "metadata",
                                Tree.obj()
                                        .with(
                                                "name",
                                                object.textAt("metadata", "name")
                                                        .orElse(""))
                                        .with("namespace", "shop-local")
                                        .with("labels", object.at("spec", "template", "metadata", "labels")))
                        .with(
                                "spec",
                                ((Tree.Obj) object.at("spec", "template", "spec")
                                                .orElseThrow())
                                        .with("nodeName", node))
                        .with("status", Tree.obj().with("phase", "Running").with("conditions", READY)))
                .toList();
    }

    static List<Tree> yaml(String text) {
        return ((YamlReader.Reading.Read) YamlReader.read("test", text)).documents();
    }

    Situation situation() {
        return situation(new Ran.Asked("php-web-1", java.util.Set.of()), Map.of());
    }

    Situation situation(Ran ran, Map<String, String> migrations) {
        Map<String, Tree> before = new LinkedHashMap<>();
        yaml(live).forEach(object -> before.put(shown(object), object));
        List<List<Pair>> batches = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Tree object : yaml(after)) {
            int batch = LEADERS.contains(shown(object)) ? 1 : shown(object).startsWith("Deployment") ? 2 : 0;
            batches.get(batch).add(new Pair(Optional.ofNullable(before.get(shown(object))), object, Optional.empty()));
        }
        return new Situation(
                after.contains("bbbbbbbbbb") ? "bbbbbbbbbb" : "aaaaaaaaaa",
                after.contains("shop:v2") ? "shop:v2" : "shop:v1",
                batches,
                List.of(),
                surroundings(before),
                new Situation.Application(
                        Map.of("CACHE_TTL", ".env:12", "DB_PASSWORD", ".env:14"),
                        ".env",
                        ManifestLines.of(Map.of("k8s/web.yaml", after)),
                        migrations,
                        ran,
                        Dialect.POSTGRES),
                Timings.RECORDED);
    }

    private Situation.Surroundings surroundings(Map<String, Tree> before) {
        List<Tree> claims = before.values().stream()
                .filter(object -> shown(object).startsWith("PersistentVolumeClaim"))
                .toList();
        return new Situation.Surroundings(
                "shop-local",
                nodes.isEmpty() ? Optional.empty() : Optional.of(nodes),
                nodes.isEmpty() ? Optional.empty() : Optional.of(pods),
                quotas,
                limitRanges,
                List.of(),
                claims);
    }

    private static String shown(Tree object) {
        return object.textAt("kind").orElse("") + " "
                + object.textAt("metadata", "name").orElse("");
    }
}

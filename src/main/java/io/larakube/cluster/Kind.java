package io.larakube.cluster;

import io.larakube.tree.Tree;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of object and where the API server keeps it.
 *
 * @param apiVersion such as {@code apps/v1}
 * @param plural the name in paths, such as {@code deployments}
 */
public record Kind(String apiVersion, String name, String plural, boolean namespaced) {

    public static final Kind NAMESPACE = new Kind("v1", "Namespace", "namespaces", false);
    public static final Kind NODE = new Kind("v1", "Node", "nodes", false);
    public static final Kind CONFIG_MAP = namespaced("v1", "ConfigMap", "configmaps");
    public static final Kind SECRET = namespaced("v1", "Secret", "secrets");
    public static final Kind SERVICE = namespaced("v1", "Service", "services");
    public static final Kind SERVICE_ACCOUNT = namespaced("v1", "ServiceAccount", "serviceaccounts");
    public static final Kind CLAIM = namespaced("v1", "PersistentVolumeClaim", "persistentvolumeclaims");
    public static final Kind POD = namespaced("v1", "Pod", "pods");
    public static final Kind EVENT = namespaced("v1", "Event", "events");
    public static final Kind DEPLOYMENT = namespaced("apps/v1", "Deployment", "deployments");
    public static final Kind STATEFUL_SET = namespaced("apps/v1", "StatefulSet", "statefulsets");
    public static final Kind ENDPOINT_SLICE = namespaced("discovery.k8s.io/v1", "EndpointSlice", "endpointslices");
    public static final Kind INGRESS = namespaced("networking.k8s.io/v1", "Ingress", "ingresses");
    public static final Kind NETWORK_POLICY = namespaced("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies");
    public static final Kind DISRUPTION_BUDGET = namespaced("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets");
    public static final Kind LEASE = namespaced("coordination.k8s.io/v1", "Lease", "leases");
    public static final Kind STORAGE_CLASS = new Kind("storage.k8s.io/v1", "StorageClass", "storageclasses", false);

    private static Kind namespaced(String apiVersion, String name, String plural) {
        return new Kind(apiVersion, name, plural, true);
    }

    /** The kind of an object, when it is one of the kinds above. */
    static Optional<Kind> known(String apiVersion, String name) {
        return Stream.of(
                        NAMESPACE,
                        CONFIG_MAP,
                        SECRET,
                        SERVICE,
                        SERVICE_ACCOUNT,
                        CLAIM,
                        DEPLOYMENT,
                        STATEFUL_SET,
                        INGRESS,
                        NETWORK_POLICY,
                        DISRUPTION_BUDGET,
                        LEASE)
                .filter(kind -> kind.apiVersion.equals(apiVersion) && kind.name.equals(name))
                .findFirst();
    }

    /** What an object says it is, with the name that people call it by: {@code Deployment php-web}. */
    public static String shown(Tree object) {
        return object.textAt("kind").orElse("object") + " "
                + object.textAt("metadata", "name").orElse("without a name");
    }

    /** The path of all objects of this kind; of one namespace when the kind has namespaces. */
    String path(String namespace) {
        String root = apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
        return namespaced ? root + "/namespaces/" + namespace + "/" + plural : root + "/" + plural;
    }
}

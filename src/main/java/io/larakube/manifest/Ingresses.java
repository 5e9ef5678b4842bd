package io.larakube.manifest;

import io.larakube.blueprint.Environment.Ingress;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;

/** An Ingress for each host of an environment, called after the Service that it leads to. */
final class Ingresses {

    private Ingresses() {}

    static List<Tree.Obj> of(Plan environment) {
        return environment.hosts().entrySet().stream()
                .map(host -> ingress(host.getKey(), host.getValue(), environment.ingress()))
                .toList();
    }

    private static Tree.Obj ingress(String service, String host, Ingress wanted) {
        Tree.Obj metadata = Tree.obj()
                .with("name", service)
                .with("labels", ApiObjects.labels(service, Names.COMPONENT_APPLICATION))
                .withUnlessEmpty("annotations", annotations(wanted));
        Tree.Obj spec = Tree.obj()
                .with("ingressClassName", wanted.className())
                .with("tls", wanted.certManagerIssuer().map(issuer -> tls(service, host)))
                .with("rules", Tree.arr(rule(service, host)));
        return Tree.obj()
                .with("apiVersion", "networking.k8s.io/v1")
                .with("kind", "Ingress")
                .with("metadata", metadata)
                .with("spec", spec);
    }

    private static Tree.Obj annotations(Ingress wanted) {
        Tree.Obj annotations = Tree.obj()
                .with(
                        "cert-manager.io/cluster-issuer",
                        wanted.certManagerIssuer().map(Tree::text));
        for (Map.Entry<String, String> own : wanted.annotations().entrySet()) {
            annotations = annotations.with(own.getKey(), own.getValue());
        }
        return annotations;
    }

    private static Tree.Arr tls(String service, String host) {
        return Tree.arr(Tree.obj().with("hosts", Tree.texts(host)).with("secretName", service + "-tls"));
    }

    private static Tree.Obj rule(String service, String host) {
        Tree.Obj backend =
                Tree.obj().with("name", service).with("port", Tree.obj().with("name", ApplicationPart.PORT_NAME));
        Tree.Obj path = Tree.obj()
                .with("path", "/")
                .with("pathType", "Prefix")
                .with("backend", Tree.obj().with("service", backend));
        return Tree.obj().with("host", host).with("http", Tree.obj().with("paths", Tree.arr(path)));
    }
}

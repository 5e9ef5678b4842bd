package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.Adopted;
import io.larakube.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a cluster refuses: one clear message with the exit code, as text and as JSON, and every file and object as it was. */
@Isolated("the cluster has no default storage class meanwhile")
@OnRealCluster
class BadInputOnClusterTest {

    private static final String KINDS =
            "all,configmaps,secrets,persistentvolumeclaims,leases,ingresses,serviceaccounts,roles";

    private static final String DEFAULT_CLASS = "local-path";
    private static final String IS_DEFAULT = "storageclass.kubernetes.io/is-default-class=";

    @TempDir
    private Path scratch;

    private final String name = "bad-" + UUID.randomUUID().toString().substring(0, 6);
    private final String namespace = name + "-local";
    private Adopted project;

    @BeforeEach
    void adopt() {
        project = Adopted.guestbook(scratch.resolve(name)).with("KUBECONFIG", System.getenv("KUBECONFIG"));
    }

    @AfterEach
    void remove() {
        RealCluster.kubectl("delete", "namespace", namespace, "--ignore-not-found", "--wait=false");
    }

    /** Every object of the namespace with its version. */
    private String objects() {
        return RealCluster.kubectl(
                "get",
                KINDS,
                "-n",
                namespace,
                "-o",
                "custom-columns=KIND:.kind,NAME:.metadata.name,VERSION:.metadata.resourceVersion",
                "--ignore-not-found");
    }

    /** Runs what must be refused, and looks that neither a file nor an object is another one afterwards. */
    private void refuses(Adopted project, int exitCode, String message, String... commandLine) {
        String before = objects();
        project.refuses(exitCode, message.replace("{namespace}", namespace).replace("{name}", name), commandLine);
        assertThat(objects()).isEqualTo(before);
    }

    /** The project as somebody else would run it: with the token of a ServiceAccount that has these rules. */
    private Adopted asUserWith(String rules) throws IOException {
        RealCluster.kubectl("create", "namespace", namespace);
        Path role = Files.writeString(scratch.resolve("role.yaml"), """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: dev}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: dev}
            rules: [%s]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: dev}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: dev}
            subjects: [{kind: ServiceAccount, name: dev, namespace: %s}]
            """.formatted(rules, namespace));
        RealCluster.kubectl("apply", "-n", namespace, "-f", role.toString());
        String token =
                RealCluster.kubectl("create", "token", "dev", "-n", namespace).strip();
        return project.with("KUBECONFIG", kubeconfig(token, authority()).toString());
    }

    private static String authority() {
        return ofCluster("certificate-authority-data");
    }

    private static String ofCluster(String field) {
        return RealCluster.kubectl(
                "config", "view", "--raw", "--minify", "-o", "jsonpath={.clusters[0].cluster." + field + "}");
    }

    private Path kubeconfig(String token, String authority) throws IOException {
        return Files.writeString(scratch.resolve("kubeconfig"), """
            apiVersion: v1
            kind: Config
            clusters: [{name: one, cluster: {server: "%s", certificate-authority-data: %s}}]
            users: [{name: me, user: {token: "%s"}}]
            contexts: [{name: here, context: {cluster: one, user: me}}]
            current-context: here
            """.formatted(ofCluster("server"), authority, token));
    }

    @Test
    void aUserWithoutRightsLearnsAllThatIsMissing() throws IOException {
        Adopted user = asUserWith(
                "{apiGroups: [\"\"], resources: [configmaps, services, pods], verbs: [get, list, watch, create,"
                        + " patch]}");
        refuses(user, 4, """
            ✖ you lack the right to list, watch, create, patch deployments.apps in the namespace {namespace}, and 9 more \
            that are missing
              ask an administrator of the cluster for a Role that may:
                list, watch, create, patch deployments.apps
                list ingresses.networking.k8s.io
                list networkpolicies.networking.k8s.io
                list poddisruptionbudgets.policy
                list serviceaccounts
                list, watch, create, patch statefulsets.apps
                list, watch, create, patch persistentvolumeclaims
                list, watch events
                create, patch secrets
                get, create, update, delete leases.coordination.k8s.io
              nothing was changed; what you may do: kubectl auth can-i --list -n {namespace}
            """, "up", "--image", "shop:v1");
        refuses(user, 4, """
            ✖ you lack the right to list deployments.apps in the namespace {namespace}, as \
            system:serviceaccount:{namespace}:dev
              ask an administrator of the cluster for a Role that has it
              what you may do: kubectl auth can-i --list
            """, "status");
        refuses(user, 4, """
            ✖ you lack the right to get namespaces in the namespace {namespace}, as \
            system:serviceaccount:{namespace}:dev
              ask an administrator of the cluster for a Role that has it
              what you may do: kubectl auth can-i --list
            """, "down", "--yes");
    }

    @Test
    void whoAdministersOneNamespaceMayStartThere() throws IOException {
        Adopted user = asUserWith("{apiGroups: [\"*\"], resources: [\"*\"], verbs: [\"*\"]}");
        RealCluster.kubectl("delete", "role", "dev", "-n", namespace);
        RealCluster.kubectl("delete", "rolebinding", "dev", "-n", namespace);
        RealCluster.kubectl(
                "create",
                "rolebinding",
                "dev",
                "-n",
                namespace,
                "--clusterrole=admin",
                "--serviceaccount=" + namespace + ":dev");
        Cli cli = new Cli(user.folder(), user.environment());
        cli.succeed("up", "--image", "shop:v1", "--detach", "--allow-remote");
        assertThat(objects()).containsPattern("Deployment +php-web");
    }

    @Test
    void credentialsThatAreNotAccepted() throws IOException {
        Adopted stranger =
                project.with("KUBECONFIG", kubeconfig("expired", authority()).toString());
        refuses(stranger, 4, """
            ✖ the cluster does not accept your credentials
              they are wrong or have expired: log in again with your provider's tool, then try again
            """, "up", "--image", "shop:v1");
    }

    @Test
    void aClusterThatIsNotTheOneOfTheKubeconfig() throws Exception {
        try (TlsServer other = TlsServer.of(scratch, "ip:127.0.0.1", "-1d")) {
            Adopted confused = project.with(
                    "KUBECONFIG", kubeconfig("any", other.authority()).toString());
            refuses(confused, 4, """
                ✖ the cluster at {server} does not answer: its certificate is not signed by the authority that \
                the kubeconfig names, or not for this address
                  another cluster may have taken its place: fetch the kubeconfig again with your provider's tool
                  which other clusters you have: kubectl config get-contexts
                """.replace("{server}", ofCluster("server")), "up", "--image", "shop:v1");
        }
    }

    @Test
    void aStorageClassThatIsNotThere() {
        project.edit(".larakube.json", "\"local\": {}", "\"local\": {\"storageClass\": \"fast\"}");
        project.cli().succeed("render");
        refuses(project, 3, """
            ✖ 1 problem
            .larakube.json environments.local.storageClass: the cluster has no storage class fast, which \
            laravel-storage, postgres-data, redis-data would have
              name one that it has: local-path, shared, split
            """, "up", "--image", "shop:v1");
    }

    @Test
    void noDefaultStorageClass() {
        RealCluster.kubectl("annotate", "storageclass", DEFAULT_CLASS, "--overwrite", IS_DEFAULT + "false");
        try {
            refuses(project, 3, """
                ✖ 1 problem
                .larakube.json environments.local.storageClass: the cluster has no default storage class, and none is \
                named for laravel-storage, postgres-data, redis-data
                  name one that it has: local-path, shared, split
                """, "up", "--image", "shop:v1");
        } finally {
            RealCluster.kubectl("annotate", "storageclass", DEFAULT_CLASS, "--overwrite", IS_DEFAULT + "true");
        }
    }

    @Test
    void anObjectThatAdmissionRefusesChangesNoOther() throws IOException {
        Path policy = Files.writeString(scratch.resolve("policy.yaml"), """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: %1$s}
            spec:
              matchConstraints:
                resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}]
                namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %2$s}}
              validations: [{expression: "object.metadata.name != 'scheduler'", message: schedulers are not welcome}]
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: %1$s}
            spec: {policyName: %1$s, validationActions: [Deny]}
            """.formatted(name, namespace));
        RealCluster.kubectl("create", "namespace", namespace);
        RealCluster.kubectl("apply", "-f", policy.toString());
        try {
            Shop.await("the policy is in force", java.time.Duration.ofSeconds(30), this::isRefused);
            refuses(project, 1, """
                ✖ the cluster refused Deployment scheduler: deployments.apps "scheduler" is forbidden: \
                ValidatingAdmissionPolicy '{name}' with binding '{name}' denied request: schedulers are not welcome
                  give the object what it lacks by a patch in the overlay, or ask who runs the cluster
                """, "up", "--image", "shop:v1");
        } finally {
            RealCluster.kubectl("delete", "-f", policy.toString());
        }
    }

    private boolean isRefused() {
        try {
            RealCluster.kubectl("create", "deployment", "scheduler", "--image=a", "-n", namespace, "--dry-run=server");
            return false;
        } catch (AssertionError refused) {
            return true;
        }
    }

    @Test
    void theFirstDryRunOnTheServerMakesNothing() {
        for (String environment : new String[] {"local", "production"}) {
            Cli.Ended shown =
                    project.cli().succeed("up", environment, "--dry-run=server", "--image", "shop:v1", "--allow-local");
            assertThat(shown.out())
                    .contains("create  Namespace " + name + "-" + environment, "create  Deployment php-web");
            assertThat(RealCluster.kubectl("get", "namespace", name + "-" + environment, "--ignore-not-found"))
                    .isEmpty();
        }
    }
}

package io.larakube.manifest;

import io.larakube.tree.Tree;

/**
 * What Pod Security <em>restricted</em> asks of a pod and of each of its containers, and what no pod of ours needs.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
public final class Restricted {

    private Restricted() {}

    /** The beginning of a pod. The user is a number, because the kubelet cannot tell whether a name is root. */
    public static Tree.Obj pod(int user, int graceSeconds) {
        Tree.Obj context = Tree.obj()
                .with("runAsNonRoot", true)
                .with("runAsUser", user)
                .with("runAsGroup", user)
                .with("fsGroup", user)
                .with("fsGroupChangePolicy", "OnRootMismatch")
                .with("seccompProfile", Tree.obj().with("type", "RuntimeDefault"));
        // Service links would set REDIS_PORT=tcp://… for a Service that is called redis.
        return Tree.obj()
                .with("enableServiceLinks", false)
                .with("automountServiceAccountToken", false)
                .with("terminationGracePeriodSeconds", graceSeconds)
                .with("securityContext", context);
    }

    /** The end of a container; the last lines of its log are its termination message when it leaves none. */
    public static Tree.Obj container() {
        return Tree.obj()
                .with(
                        "securityContext",
                        Tree.obj()
                                .with("allowPrivilegeEscalation", false)
                                .with("capabilities", Tree.obj().with("drop", Tree.texts("ALL"))))
                .with("terminationMessagePolicy", "FallbackToLogsOnError");
    }
}

package io.larakube.cloud;

import io.larakube.plan.Names;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A login for a registry.
 *
 * @param host {@code ghcr.io}; {@code docker.io} for Docker Hub
 */
public record RegistryLogin(String host, String user, String password) {

    private static final String HUB = "docker.io";

    /** What Docker itself calls its Hub. */
    private static final String HUB_KEY = "https://index.docker.io/v1/";

    /** The host of an image name. */
    public static String host(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        return isHost ? first : HUB;
    }

    /** What docker's configuration calls a host. */
    static String key(String host) {
        return host.equals(HUB) ? HUB_KEY : host;
    }

    /** The Secret with which the nodes pull. It carries no {@code managed-by} label: nothing ever prunes it. */
    public Tree secret(String name, String project, String environment) {
        String both = base64(user + ":" + password);
        Tree.Obj login =
                Tree.obj().with("username", user).with("password", password).with("auth", both);
        Tree.Obj all = Tree.obj().with("auths", Tree.obj().with(key(host), login));
        Tree.Obj labels = Tree.obj().with(Names.LABEL_PART_OF, project).with(Names.LABEL_ENVIRONMENT, environment);
        return Tree.obj()
                .with("apiVersion", "v1")
                .with("kind", "Secret")
                .with("metadata", Tree.obj().with("name", name).with("labels", labels))
                .with("type", "kubernetes.io/dockerconfigjson")
                .with("data", Tree.obj().with(".dockerconfigjson", base64(JsonText.line(all))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the password. */
    @Override
    public String toString() {
        return user + " at " + host;
    }
}

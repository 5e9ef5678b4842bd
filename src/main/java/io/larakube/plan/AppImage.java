package io.larakube.plan;

import java.util.Optional;

/**
 * The image that all of the application's pods run.
 *
 * @param placeholder what stands in the manifests on disk; {@code up} puts the real reference in its place
 * @param user uid and gid of the application's process
 * @param healthPath what the web pod answers when Laravel boots; none when only the server's own ping is known
 * @param registry where it is pushed, without a tag; none when it is handed to the cluster's nodes
 */
public record AppImage(String placeholder, int user, Optional<String> healthPath, Optional<String> registry) {

    public static AppImage of(String project, int user, Optional<String> healthPath, Optional<String> registry) {
        return new AppImage(project + ":" + Release.PLACEHOLDER, user, healthPath, registry);
    }
}

package io.larakube.manifest;

import io.larakube.engine.Server;
import io.larakube.plan.AppImage;
import io.larakube.plan.Component;
import io.larakube.plan.Gate;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;

/**
 * How the kubelet asks a container how it is: each second while it starts, then seldom. Liveness never depends on a database: it
 * restarts a process that hangs, not one whose database is away.
 */
final class Probes {

    /** What the web server answers by itself, without Laravel. Source: serversideup/php, HEALTHCHECK_PATH. */
    private static final String SERVER_PING = "/healthcheck";

    private static final String REVERB_PING = "/up";

    /** A server recovers from a crash or fills an empty data directory in this time. */
    private static final int ENGINE_START_SECONDS = 600;

    private static final int WORKER_START_SECONDS = 60;

    private Probes() {}

    /** The probes of an engine's server. It is not restarted when it is slow. */
    static Tree.Obj of(Server server) {
        Tree.Obj ready = switch (server.ready()) {
            case Server.Ready.Command asked -> command(Tree.texts(asked.words()));
            case Server.Ready.Page page -> get(page.path(), page.port());
            case Server.Ready.OpenPort open ->
                Tree.obj().with("tcpSocket", Tree.obj().with("port", server.port()));
        };
        return Tree.obj()
                .with("startupProbe", each(1, ENGINE_START_SECONDS, 5, ready))
                .with("readinessProbe", each(5, 3, 5, ready));
    }

    /** The probes of a process of the application. */
    static Tree.Obj of(Workload.Application application, AppImage image) {
        return switch (application.component().alive()) {
            case Component.Alive.Http http
            when application.isLeader() ->
                served(http, startSeconds(application), image.healthPath().orElse(SERVER_PING), SERVER_PING);
            case Component.Alive.Http http -> served(http, startSeconds(application), REVERB_PING, REVERB_PING);
            case Component.Alive.Command alive -> found(alive, startSeconds(application));
        };
    }

    /** How long its container may take to be ready; the leader migrates in this time, and the workers' gate waits as long. */
    static int startSeconds(Workload.Application application) {
        return application.isLeader() ? Gate.Web.DEADLINE_SECONDS : WORKER_START_SECONDS;
    }

    private static Tree.Obj served(Component.Alive.Http http, int startSeconds, String ready, String alive) {
        return Tree.obj()
                .with("startupProbe", each(1, startSeconds, 5, get(ready, http.port())))
                .with("readinessProbe", each(5, 3, 5, get(ready, http.port())))
                .with("livenessProbe", each(20, 6, 5, get(alive, http.port())));
    }

    /** Nothing is sent to it, so nothing asks whether it is ready for more. */
    private static Tree.Obj found(Component.Alive.Command alive, int startSeconds) {
        Tree.Obj command = command(Tree.texts("sh", "-c", alive.shell()));
        return Tree.obj()
                .with("startupProbe", each(1, startSeconds, 10, command))
                .with("livenessProbe", each(30, 3, 10, command));
    }

    private static Tree.Obj each(int seconds, int failures, int timeoutSeconds, Tree.Obj question) {
        return question.with("periodSeconds", seconds)
                .with("failureThreshold", failures)
                .with("timeoutSeconds", timeoutSeconds);
    }

    private static Tree.Obj get(String path, int port) {
        return Tree.obj().with("httpGet", Tree.obj().with("path", path).with("port", port));
    }

    private static Tree.Obj command(Tree.Arr words) {
        return Tree.obj().with("exec", Tree.obj().with("command", words));
    }
}

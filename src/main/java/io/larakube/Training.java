package io.larakube;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs typical command lines in one process, so that Java can record for the start-up caches what they load. Run by
 * build/dist in an empty folder that is thrown away, without a user's environment; how a line ends does not matter.
 */
final class Training {

    /** The lines for both caches. Each class that they load is loaded by every later start, so: typical lines, not all. */
    private static final List<String> OFFLINE =
            List.of("--help", "completion", "completion --help", "unknown", "render", "render", "render --dry-run");

    /** The lines for the cache of the commands that talk to a cluster. */
    private static final List<String> CLUSTER = List.of("status", "status -o json", "up --image app:1 --timeout 1s");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String BLUEPRINT = """
        {
          "name": "app",
          "phpVersion": "8.4",
          "os": "debian",
          "database": "postgres",
          "cacheDriver": "redis",
          "features": ["horizon", "queue", "scheduler", "reverb"],
          "environments": {"local": {}, "production": {"hosts": {"web": "app.example.com"}}}
        }
        """;

    private static final String CONFIGURATION = """
        APP_KEY=base64:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=
        DB_CONNECTION=pgsql
        DB_HOST=postgres
        DB_DATABASE=app
        DB_USERNAME=app
        DB_PASSWORD=secret
        DB_ADMIN_PASSWORD=secret
        REDIS_HOST=redis
        REDIS_PASSWORD=secret
        CACHE_STORE=redis
        """;

    private static final String KUBECONFIG = """
        apiVersion: v1
        kind: Config
        current-context: training
        contexts: [{name: training, context: {cluster: training, user: training}}]
        clusters: [{name: training, cluster: {server: "http://127.0.0.1:PORT"}}]
        users: [{name: training, user: {token: training}}]
        """;

    private Training() {}

    /** Trains for the cache that is named: {@code lean} or {@code full}. */
    public static void main(String[] args) throws IOException {
        Thread.ofPlatform().daemon().start(Training::leaveInTime);
        Files.writeString(Path.of(".larakube.json"), BLUEPRINT);
        Files.writeString(Path.of(".env"), CONFIGURATION);
        List<String> lines = new ArrayList<>(OFFLINE);
        if (args[0].equals("full")) {
            Files.writeString(Path.of("kubeconfig"), KUBECONFIG.replace("PORT", Integer.toString(emptyCluster())));
            System.setProperty("kubeconfig", "kubeconfig");
            lines.addAll(CLUSTER);
        }
        Main main = Main.ofThisProcess();
        lines.forEach(line -> main.run(line.split(" ", -1)));
        System.exit(0);
    }

    /** Starts an API server that has nothing, on this machine; its port. */
    private static int emptyCluster() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Training::answerNothing);
        server.start();
        return server.getAddress().getPort();
    }

    private static void answerNothing(HttpExchange exchange) throws IOException {
        byte[] nothing = "{\"items\": []}".getBytes(StandardCharsets.UTF_8);
        boolean one = exchange.getRequestURI().getPath().matches(".*/(namespaces|leases|configmaps)/[^/]+");
        exchange.sendResponseHeaders(one ? 404 : 200, nothing.length);
        try (exchange) {
            exchange.getResponseBody().write(nothing);
        }
    }

    private static void leaveInTime() {
        try {
            Thread.sleep(LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(1);
    }
}

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Answers just enough like an API server for the start-up caches to be trained on the commands that talk to a cluster: it
 * keeps what is sent, lists nothing but a node, and nothing ever runs on it. Tests of behaviour use a real cluster.
 *
 * <p>Writes a kubeconfig to the path that it is started with, and serves until it or who started it ends.
 */
class StubCluster {

    private static final char[] PASSWORD = "training".toCharArray();

    private final Map<String, String> objects = new ConcurrentHashMap<>();

    public static void main(String[] args) throws Exception {
        ProcessHandle.current().parent().ifPresent(builder -> builder.onExit().thenRun(() -> System.exit(0)));
        Path kubeconfig = Path.of(args[0]);
        KeyStore keys = keys(kubeconfig.resolveSibling("stub.p12"));
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        StubCluster cluster = new StubCluster();
        server.createContext("/", cluster::handle);
        server.start();
        Path whole = kubeconfig.resolveSibling("whole");
        Files.writeString(whole, kubeconfig(server.getAddress().getPort(), keys));
        Files.move(whole, kubeconfig, StandardCopyOption.ATOMIC_MOVE);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (exchange.getRequestMethod()) {
            case "GET" -> get(exchange, path, query);
            case "DELETE" -> answer(exchange, 200, "{\"kind\":\"Status\",\"status\":\"Success\"}");
            default -> {
                String kept =
                        body.replaceFirst("\"metadata\":\\{", "\"metadata\":{\"uid\":\"1\",\"resourceVersion\":\"1\",");
                objects.put(path, kept);
                answer(exchange, 200, kept);
            }
        }
    }

    private void get(HttpExchange exchange, String path, String query) throws IOException {
        if (query.contains("watch=")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.close();
        } else if (objects.containsKey(path)) {
            answer(exchange, 200, objects.get(path));
        } else if (isCollection(path)) {
            answer(
                    exchange,
                    200,
                    "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":["
                            + ITEMS.getOrDefault(path.substring(path.lastIndexOf('/') + 1), "") + "]}");
        } else {
            answer(exchange, 404, "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}");
        }
    }

    private static final Map<String, String> ITEMS = Map.of(
            "nodes",
            "{\"metadata\":{\"name\":\"node-1\"},\"spec\":{},\"status\":{}}",
            "storageclasses",
            "{\"metadata\":{\"name\":\"standard\",\"annotations\":{\"storageclass.kubernetes.io/is-default-class\":\"true\"}}}");

    /** Whether a path names all objects of a kind: {@code /api/v1/nodes}, {@code /apis/apps/v1/namespaces/shop/deployments}. */
    private static boolean isCollection(String path) {
        List<String> steps = List.of(path.substring(1).split("/", -1));
        int version = steps.getFirst().equals("api") ? 2 : 3;
        int inNamespace = steps.size() > version + 2 && steps.get(version).equals("namespaces") ? 2 : 0;
        return steps.size() == version + inNamespace + 1;
    }

    private static void answer(HttpExchange exchange, int code, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static KeyStore keys(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "stub",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=stub",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file.toFile())) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext tls(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String kubeconfig(int port, KeyStore keys) throws Exception {
        Key key = keys.getKey("stub", PASSWORD);
        String certificate = pem("CERTIFICATE", keys.getCertificate("stub").getEncoded());
        return """
            apiVersion: v1
            kind: Config
            current-context: stub
            clusters: [{name: stub, cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}}]
            users: [{name: stub, user: {client-certificate-data: %s, client-key-data: %s}}]
            contexts: [{name: stub, context: {cluster: stub, user: stub}}]
            """.formatted(port, certificate, certificate, pem("PRIVATE KEY", key.getEncoded()));
    }

    /** PEM, once more in Base64, as kubeconfigs have it. */
    private static String pem(String what, byte[] der) {
        String text = "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END "
                + what + "-----\n";
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

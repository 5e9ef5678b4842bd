import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Answers just enough like an API server for the start-up caches to be trained on the commands that talk to a cluster: it
 * keeps what is sent and says of every workload at once that it is ready; nothing ever runs on it, nothing can be watched.
 * Tests of behaviour use a real cluster.
 *
 * <p>Writes a kubeconfig to the path that it is started with, and serves until it or who started it ends.
 */
class StubCluster {

    private static final String PASSWORD = "training";

    private static final Map<String, String> ITEMS = Map.of("nodes", """
        {"metadata":{"name":"node-1","labels":{"kubernetes.io/hostname":"node-1"}},"spec":{"providerID":"kind://node-1"},
         "status":{"nodeInfo":{"containerRuntimeVersion":"containerd://2"},"images":[{"names":["training:1"]}]}}\
        """, "storageclasses", """
        {"metadata":{"name":"standard","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}\
        """);

    private final ConcurrentNavigableMap<String, String> objects = new ConcurrentSkipListMap<>();

    public static void main(String[] args) throws Exception {
        ProcessHandle.current().parent().ifPresent(builder -> builder.onExit().thenRun(() -> System.exit(0)));
        Path kubeconfig = Path.of(args[0]);
        KeyStore keys = keys(kubeconfig.resolveSibling("stub.p12"));
        SSLServerSocket server = (SSLServerSocket)
                tls(keys).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = server.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        parameters.setWantClientAuth(true);
        server.setSSLParameters(parameters);
        Path whole = kubeconfig.resolveSibling("whole");
        Files.writeString(whole, kubeconfig(server.getLocalPort(), keys));
        Files.move(whole, kubeconfig, StandardCopyOption.ATOMIC_MOVE);
        StubCluster cluster = new StubCluster();
        while (true) {
            SSLSocket client = (SSLSocket) server.accept();
            Thread.ofPlatform().daemon().start(() -> cluster.serve(client));
        }
    }

    private void serve(SSLSocket client) {
        try (client) {
            new Http2(client, this::answer).serve();
        } catch (IOException left) {
            System.err.println(left);
        }
    }

    private Http2.Answer answer(String method, String uri, String body) {
        String path = uri.replaceAll("\\?.*", "");
        return switch (method) {
            case "GET" -> get(path);
            case "DELETE" -> {
                objects.remove(path);
                yield new Http2.Answer(200, "{\"kind\":\"Status\",\"status\":\"Success\"}");
            }
            case "POST" ->
                path.endsWith("/selfsubjectrulesreviews")
                        ? new Http2.Answer(201, EVERYTHING_ALLOWED)
                        : keep(path + "/" + body.replaceFirst("(?s).*?\"name\":\"([^\"]*)\".*", "$1"), body);
            default -> keep(path, body);
        };
    }

    private Http2.Answer get(String path) {
        if (objects.containsKey(path)) {
            return new Http2.Answer(200, objects.get(path));
        }
        if (!isCollection(path)) {
            return new Http2.Answer(
                    404, "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}");
        }
        String kind = path.substring(path.lastIndexOf('/') + 1);
        Stream<String> always = kind.equals("pods") ? pods(path) : Stream.ofNullable(ITEMS.get(kind));
        Stream<String> kept = objects.subMap(path + "/", path + "0").values().stream();
        return new Http2.Answer(
                200,
                "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":["
                        + Stream.concat(always, kept).collect(Collectors.joining(",")) + "]}");
    }

    /** One for each workload of a namespace, out of its template. */
    private Stream<String> pods(String path) {
        String workloads = path.replace("/api/v1/", "/apis/apps/v1/").replaceFirst("pods$", "");
        return objects.subMap(workloads, workloads + "~").entrySet().stream().map(workload -> {
            String name = workload.getKey().substring(workload.getKey().lastIndexOf('/') + 1);
            return template(workload.getValue())
                    .replaceFirst(
                            "\"metadata\":\\{", "\"metadata\":{\"name\":\"" + name + "-1\",\"uid\":\"" + name + "\",")
                    .replaceFirst("\\{", "{\"status\":" + POD_STATUS + ",");
        });
    }

    private static final String EVERYTHING_ALLOWED =
            "{\"status\":{\"resourceRules\":[{\"verbs\":[\"*\"],\"apiGroups\":[\"*\"],\"resources\":[\"*\"]}]}}";

    private static final String POD_STATUS = """
        {"phase":"Running","conditions":[{"type":"Ready","status":"True"}],
         "containerStatuses":[{"name":"php","ready":true,"restartCount":0,"state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}]}\
        """;

    /** The object after {@code "template":}, to the brace that ends it. */
    private static String template(String workload) {
        int from = workload.indexOf("\"template\":{") + "\"template\":".length();
        int depth = 0;
        boolean inText = false;
        for (int at = from; at < workload.length(); at++) {
            char here = workload.charAt(at);
            if (here == '\\') {
                at++;
            } else if (here == '"') {
                inText = !inText;
            } else if (!inText && (here == '{' || here == '}')) {
                depth += here == '{' ? 1 : -1;
                if (depth == 0) {
                    return workload.substring(from, at + 1);
                }
            }
        }
        return "{}";
    }

    /** The same object is of the same version; a workload is ready, and what was begun is done. */
    private Http2.Answer keep(String path, String body) {
        String kept = body.replaceFirst(
                        "\"metadata\":\\{",
                        "\"metadata\":{\"uid\":\"1\",\"resourceVersion\":\"1\",\"generation\":1,\"creationTimestamp\":\"2026-01-01T00:00:00Z\",")
                .replace("\"outcome\":\"started\"", "\"outcome\":\"ready\"");
        if (isWorkload(path)) {
            kept = kept.replaceFirst(
                    "}\\s*$",
                    ",\"status\":{\"observedGeneration\":1,\"replicas\":1,\"updatedReplicas\":1,\"readyReplicas\":1,\"availableReplicas\":1}}");
        }
        objects.put(path, kept);
        return new Http2.Answer(200, kept);
    }

    private static boolean isWorkload(String path) {
        return path.startsWith("/apis/apps/");
    }

    /** Whether a path names all objects of a kind: {@code /api/v1/nodes}, {@code /apis/apps/v1/namespaces/shop/deployments}. */
    private static boolean isCollection(String path) {
        List<String> steps = List.of(path.substring(1).split("/", -1));
        int version = steps.getFirst().equals("api") ? 2 : 3;
        int inNamespace = steps.size() > version + 2 && steps.get(version).equals("namespaces") ? 2 : 0;
        return steps.size() == version + inNamespace + 1;
    }

    /** An authority, and what it signed for the server and for the client: on a curve, as k3s has them. */
    private static KeyStore keys(Path file) throws Exception {
        make(file, "ca", "-ext", "bc:c");
        make(file, "server", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
        make(file, "client", "-signer", "ca");
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static void make(Path file, String alias, String... more) throws Exception {
        Stream<String> line = Stream.of(
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString());
        sun.security.tools.keytool.Main.main(
                Stream.concat(line, Stream.of(more)).toArray(String[]::new));
    }

    private static SSLContext tls(KeyStore keys) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("server", key(keys, "server"), PASSWORD.toCharArray(), keys.getCertificateChain("server"));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Key key(KeyStore keys, String alias) throws Exception {
        return keys.getKey(alias, PASSWORD.toCharArray());
    }

    private static String kubeconfig(int port, KeyStore keys) throws Exception {
        return """
            apiVersion: v1
            kind: Config
            current-context: stub
            clusters: [{name: stub, cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}}]
            users: [{name: stub, user: {client-certificate-data: %s, client-key-data: %s}}]
            contexts: [{name: stub, context: {cluster: stub, user: stub}}]
            """.formatted(
                        port,
                        pem("CERTIFICATE", keys.getCertificate("ca").getEncoded()),
                        pem("CERTIFICATE", keys.getCertificate("client").getEncoded()),
                        pem("PRIVATE KEY", key(keys, "client").getEncoded()));
    }

    /** PEM, once more in Base64, as kubeconfigs have it. */
    private static String pem(String what, byte[] der) {
        String text = "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END "
                + what + "-----\n";
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

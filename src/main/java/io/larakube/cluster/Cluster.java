package io.larakube.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.impl.KubernetesClientImpl;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.larakube.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection to the cluster of one context of the kubeconfig. */
public final class Cluster implements AutoCloseable {

    private final ClosingHttpClientFactory factory = new ClosingHttpClientFactory();
    private final Context context;
    private final Config config;
    private final HttpClient http;
    private @Nullable KubernetesClient client;

    private Cluster(Context context, Config config) {
        this.context = context;
        this.config = config;
        this.http = factory.newBuilder(config).build();
    }

    /** Prepares a connection; nothing is sent yet. */
    public static Cluster of(Context context) {
        if (!isAddress(context.server())) {
            throw new Failure.Unavailable(
                    "the context " + context.name() + " leads to no cluster: " + context.server() + " is no address",
                    "correct it: kubectl config set-cluster NAME --server=https://203.0.113.7:6443");
        }
        Config config = Kubeconfig.read().config(context);
        config.setClientKeyAlgo(ClientKey.algorithm(config));
        config.setRequestRetryBackoffLimit(0);
        config.setConnectionTimeout(5_000);
        config.setRequestTimeout(10_000);
        return new Cluster(context, config);
    }

    private static boolean isAddress(String server) {
        try {
            URI uri = new URI(server);
            return uri.getHost() != null && uri.getPort() <= 65_535;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    public Context context() {
        return context;
    }

    /** The API server; calls that it does not answer are repeated for this long. */
    public Api api(Duration patience) {
        return new Api(http, config.getMasterUrl().replaceAll("/+$", ""), patience);
    }

    /** For what is watched; made when it is first asked for, because its model classes cost a tenth of a second. */
    synchronized KubernetesClient client() {
        if (client == null) {
            client = new KubernetesClientImpl(http, config, null, new KubernetesSerialization());
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client == null) {
            http.close();
        } else {
            client.close(); // and the HTTP client with it
        }
        factory.shutDown();
    }
}

package io.larakube.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.larakube.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/** A connection to the cluster of one context of the kubeconfig. */
public final class Cluster implements AutoCloseable {

    private final ClosingHttpClientFactory factory;
    private final KubernetesClient client;
    private final Context context;

    private Cluster(ClosingHttpClientFactory factory, KubernetesClient client, Context context) {
        this.factory = factory;
        this.client = client;
        this.context = context;
    }

    /** Prepares a connection; nothing is sent yet. */
    public static Cluster of(Context context) {
        Config config = Config.autoConfigure(context.name());
        if (!isAddress(context.server())) {
            throw new Failure.Unavailable(
                    "the context " + context.name() + " leads to no cluster: " + context.server() + " is no address",
                    "correct it: kubectl config set-cluster NAME --server=https://203.0.113.7:6443");
        }
        Config patient = new ConfigBuilder(config)
                .withClientKeyAlgo(ClientKey.algorithm(config))
                .withRequestRetryBackoffLimit(0)
                .withConnectionTimeout(5_000)
                .withRequestTimeout(10_000)
                .build();
        ClosingHttpClientFactory factory = new ClosingHttpClientFactory();
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(patient)
                .withHttpClientFactory(factory)
                .build();
        return new Cluster(factory, client, context);
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
        String server = client.getMasterUrl().toString();
        return new Api(client.getHttpClient(), server.replaceAll("/+$", ""), patience);
    }

    KubernetesClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        factory.shutDown();
    }
}

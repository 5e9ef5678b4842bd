package io.larakube.cluster;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes HTTP clients that can be shut down: fabric8 7.8 leaves the JDK's client open, and the process then idles for 0.3 s at
 * its end, because the VM waits for a thread in a native poll.
 */
final class ClosingHttpClientFactory extends JdkHttpClientFactory {

    private final List<HttpClient> clients = new ArrayList<>();

    @Override
    protected HttpClient.Builder createNewHttpClientBuilder() {
        return new RememberingBuilder(super.createNewHttpClientBuilder(), clients);
    }

    void shutDown() {
        clients.forEach(HttpClient::shutdownNow);
        for (HttpClient client : clients) {
            try {
                client.awaitTermination(Duration.ofSeconds(1));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

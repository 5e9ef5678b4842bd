package io.larakube.cluster;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** Why an API server gave no answer, in words: the JDK's own names say it in the classes of their causes. */
enum Unanswered {
    UNKNOWN_NAME(
            "its name cannot be resolved",
            "correct the server's name in the kubeconfig, or look at this machine's DNS"),
    REFUSED("connection refused, nothing listens there", "start it, or choose another cluster: --context NAME"),
    TIMEOUT("no answer in time", "look whether a VPN or a firewall is between this machine and the cluster"),
    EXPIRED(
            "its certificate has expired, or this machine's clock is wrong",
            "renew the cluster's certificates; date shows this machine's time"),
    FOREIGN_CERTIFICATE(
            "its certificate is not signed by the authority that the kubeconfig names, or not for this address",
            "another cluster may have taken its place: fetch the kubeconfig again with your provider's tool"),
    OTHER("", "look whether kubectl reaches it: kubectl cluster-info");

    private final String words;
    private final String advice;

    Unanswered(String words, String advice) {
        this.words = words;
        this.advice = advice;
    }

    static Unanswered of(Throwable failed) {
        List<Throwable> causes = causes(failed);
        if (has(causes, UnresolvedAddressException.class)) {
            return UNKNOWN_NAME;
        }
        if (has(causes, CertificateExpiredException.class) || has(causes, CertificateNotYetValidException.class)) {
            return EXPIRED;
        }
        if (has(causes, SSLHandshakeException.class) && causes.size() > 1 && isAboutACertificate(causes)) {
            return FOREIGN_CERTIFICATE;
        }
        if (has(causes, HttpTimeoutException.class)) {
            return TIMEOUT;
        }
        boolean refused =
                causes.stream().anyMatch(cause -> cause instanceof ConnectException && isSilentOrRefused(cause));
        return refused ? REFUSED : OTHER;
    }

    /** Whether the same call cannot succeed a moment later. */
    boolean isLasting() {
        return this == EXPIRED || this == FOREIGN_CERTIFICATE;
    }

    /** In words; those of the deepest cause when it is none of the usual ones. */
    String words(Throwable failed) {
        Throwable root = causes(failed).getLast();
        return words.isEmpty()
                ? Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName())
                : words;
    }

    String advice() {
        return advice;
    }

    private static List<Throwable> causes(Throwable failed) {
        return Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
                .toList();
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }

    private static boolean isAboutACertificate(List<Throwable> causes) {
        return causes.stream()
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> message.contains("certificat") || message.contains("subject alternative"));
    }

    /** The JDK's client gives a refused connection no message of its own. */
    private static boolean isSilentOrRefused(Throwable cause) {
        return cause.getMessage() == null || cause.getMessage().contains("refused");
    }
}

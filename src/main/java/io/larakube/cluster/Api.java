package io.larakube.cluster;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.larakube.failure.Failure;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The API server, spoken to in plain trees through the client's own HTTP layer (certificates, tokens, exec plug-ins). Typed model
 * classes would cost a quarter of a second of start-up.
 *
 * <p>Every call may be repeated: when the server does not answer, the call is made again until {@code patience} is over.
 */
public final class Api {

    /** Source: Kubernetes API concepts, "Metadata-only fetches". */
    private static final String METADATA_ONLY =
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

    private final HttpClient http;
    private final String server;
    private final Duration patience;
    private final Map<String, Kind> discovered = new ConcurrentHashMap<>();

    Api(HttpClient http, String server, Duration patience) {
        this.http = http;
        this.server = server;
        this.patience = patience;
    }

    /** One object; empty when there is none of that name. */
    public Optional<Tree> get(Kind kind, String namespace, String name) {
        try {
            return Optional.of(call("GET", kind.path(namespace) + "/" + name, "", ""));
        } catch (ApiException refused) {
            if (refused.code() == ApiException.NOT_FOUND) {
                return Optional.empty();
            }
            throw inWords(refused);
        }
    }

    /** The objects of a kind that a label selector picks; all for an empty selector. */
    public List<Tree> list(Kind kind, String namespace, String selector) {
        String query = selector.isEmpty() ? "" : "?labelSelector=" + encoded(selector);
        try {
            return call("GET", kind.path(namespace) + query, "", "").itemsAt("items").stream()
                    .map(item -> named(kind, item))
                    .toList();
        } catch (ApiException refused) {
            throw inWords(refused);
        }
    }

    /** The server leaves out of each item what it says of the whole list. */
    private static Tree named(Kind kind, Tree item) {
        return ((Tree.Obj) item).with("apiVersion", kind.apiVersion()).with("kind", kind.name());
    }

    /** The {@code metadata} of all objects of a kind; none when the namespace is not there. */
    public List<Tree> listMetadata(Kind kind, String namespace) {
        try {
            return call("GET", kind.path(namespace), METADATA_ONLY, "").itemsAt("items");
        } catch (ApiException refused) {
            throw inWords(refused);
        }
    }

    /** As {@code list}, for kinds without namespaces; none when the user may not list them. */
    public List<Tree> listIfAllowed(Kind kind) {
        return allowed(kind, "").orElse(List.of());
    }

    /** As {@code list}; empty when the user may not list them. */
    Optional<List<Tree>> allowed(Kind kind, String namespace) {
        try {
            return Optional.of(call("GET", kind.path(namespace), "", "").itemsAt("items").stream()
                    .map(item -> named(kind, item))
                    .toList());
        } catch (ApiException refused) {
            if (refused.code() == ApiException.FORBIDDEN) {
                return Optional.empty();
            }
            throw inWords(refused);
        }
    }

    /** The answer to a GET of any path. */
    public Tree read(String path) {
        try {
            return call("GET", path, "", "");
        } catch (ApiException refused) {
            throw inWords(refused);
        }
    }

    /** The answer of the authorization API to a question about the user who asks. */
    Tree review(String plural, Tree.Obj spec) {
        String path = "/apis/authorization.k8s.io/v1/" + plural;
        try {
            return call(
                    "POST", path, "application/json", JsonText.line(Tree.obj().with("spec", spec)));
        } catch (ApiException refused) {
            throw inWords(refused);
        }
    }

    /**
     * What a container of a pod has written; empty when the server cannot give it.
     *
     * @param query which container, and how much of it; empty for all of a pod's only one
     */
    public Optional<String> log(String namespace, String pod, String query) {
        try {
            HttpResponse<String> response = send("GET", Kind.POD.path(namespace) + "/" + pod + "/log" + query, "", "");
            return response.isSuccessful() ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    /** Removes an object and what it owns; one that is not there is none. */
    public void delete(Kind kind, String namespace, String name) {
        try {
            call("DELETE", kind.path(namespace) + "/" + name + "?propagationPolicy=Background", "", "");
        } catch (ApiException refused) {
            if (refused.code() != ApiException.NOT_FOUND) {
                throw inWords(refused);
            }
        }
    }

    /** Makes an object that must not be there yet. */
    Tree create(Kind kind, String namespace, Tree object) {
        return call("POST", kind.path(namespace), "application/json", JsonText.line(object));
    }

    /** Replaces an object; when it carries a resourceVersion, only that version of it. */
    Tree replace(Kind kind, String namespace, String name, Tree object) {
        return call("PUT", kind.path(namespace) + "/" + name, "application/json", JsonText.line(object));
    }

    /** Server-side apply. */
    Tree apply(Tree object, String namespace, ApplyOptions options) {
        Kind kind = kindOf(object);
        String name = object.textAt("metadata", "name").orElseThrow();
        String path = kind.path(object.textAt("metadata", "namespace").orElse(namespace)) + "/" + name;
        return call("PATCH", path + options.query(), "application/apply-patch+yaml", JsonText.line(object));
    }

    /** The kind of an object; asked from the server when it is none of the usual ones. */
    public Kind kindOf(Tree object) {
        String apiVersion = object.textAt("apiVersion").orElse("");
        String name = object.textAt("kind").orElse("");
        return Kind.known(apiVersion, name)
                .orElseGet(
                        () -> discovered.computeIfAbsent(apiVersion + " " + name, key -> discover(apiVersion, name)));
    }

    private Kind discover(String apiVersion, String name) {
        String path = apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
        try {
            for (Tree resource : call("GET", path, "", "").itemsAt("resources")) {
                String plural = resource.textAt("name").orElse("");
                if (resource.textAt("kind").orElse("").equals(name) && !plural.contains("/")) {
                    return new Kind(apiVersion, name, plural, resource.isTrueAt("namespaced"));
                }
            }
        } catch (ApiException refused) {
            if (refused.code() != ApiException.NOT_FOUND) {
                throw inWords(refused);
            }
        }
        throw new Failure.Unavailable(
                "the cluster knows no " + name + " of " + apiVersion,
                "install what defines it (kubectl api-resources lists what is there), or remove it from the overlay");
    }

    private Tree call(String method, String path, String type, String body) {
        Instant giveUp = Instant.now().plus(patience);
        for (long pause = 100; ; pause = Math.min(2 * pause, 1_000)) {
            try {
                HttpResponse<String> response = send(method, path, type, body);
                if (response.isSuccessful()) {
                    return Json.parse(response.body()).orElse(new Tree.Nil());
                }
                Tree status = Json.parse(response.body()).orElse(new Tree.Nil());
                ApiException refused = new ApiException(response.code(), status);
                if (!isPassing(refused) || Instant.now().isAfter(giveUp)) {
                    throw refused;
                }
            } catch (IOException unreachable) {
                if (Instant.now().isAfter(giveUp) || Unanswered.of(unreachable).isLasting()) {
                    throw unreachable(unreachable);
                }
            }
            sleep(pause);
        }
    }

    /** Overloaded, restarting, or its etcd is: the same call may succeed a moment later. An unknown field is a 500 too. */
    private static boolean isPassing(ApiException refused) {
        return switch (refused.code()) {
            case 429, 502, 503, 504 -> true;
            case 500 -> refused.says("etcdserver");
            default -> false;
        };
    }

    /** @param type what the body is; of a request without one, what the answer is to be, JSON when empty */
    private HttpResponse<String> send(String method, String path, String type, String body) throws IOException {
        HttpRequest.Builder builder =
                http.newHttpRequestBuilder().uri(server + path).timeout(10, TimeUnit.SECONDS);
        HttpRequest request = (body.isEmpty() ? asking(builder, type) : builder.method(method, type, body)).build();
        if (method.equals("DELETE")) {
            request = builder.delete("application/json", "{}").build();
        }
        try {
            return http.sendAsync(request, String.class).get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static HttpRequest.Builder asking(HttpRequest.Builder builder, String type) {
        return type.isEmpty() ? builder : builder.header("Accept", type);
    }

    private static Failure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        Failure failure = new Failure.Interrupted("interrupted while talking to the cluster");
        failure.initCause(cause);
        return failure;
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private Failure unreachable(IOException cause) {
        Unanswered why = Unanswered.of(cause);
        Failure failure = new Failure.Unavailable(
                "the cluster at " + server + " does not answer: " + why.words(cause),
                why.advice(),
                "which other clusters you have: kubectl config get-contexts");
        failure.initCause(cause);
        return failure;
    }

    /** What a refusal means to the user. */
    static Failure inWords(ApiException refused) {
        String message = Optional.ofNullable(refused.getMessage()).orElse("");
        return switch (refused.code()) {
            case 401 ->
                new Failure.Unavailable(
                        "the cluster does not accept your credentials",
                        "they are wrong or have expired: log in again with your provider's tool, then try again");
            case 403 -> Right.failure(message);
            default -> new Failure.Unsuccessful("the cluster refused (" + refused.code() + "): " + message);
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

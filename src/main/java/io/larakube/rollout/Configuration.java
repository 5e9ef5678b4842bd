package io.larakube.rollout;

import io.larakube.dotenv.EnvFile;
import io.larakube.dotenv.Visibility;
import io.larakube.engine.Server.Variable;
import io.larakube.failure.Problem;
import io.larakube.plan.LocalState;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration of an environment, as its pods see it.
 *
 * @param open keys that are known to be public; they go into the ConfigMap
 * @param secret all others, and whatever an engine's container reads; they go into the Secret
 */
public record Configuration(SortedMap<String, String> open, SortedMap<String, String> secret) {

    /** Keys whose value something connects to or listens on; a start would wait for it until its deadline. */
    private static final List<String> PORTS =
            List.of("DB_PORT", "REDIS_PORT", "REVERB_PORT", "REVERB_SERVER_PORT", "MEMCACHED_PORT", "MAIL_PORT");

    private static final int GREATEST_PORT = 65_535;

    public Configuration {
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
        secret = Collections.unmodifiableSortedMap(new TreeMap<>(secret));
    }

    /** Sorts the keys of a {@code .env} file. */
    public static Configuration of(EnvFile file, Plan plan) {
        Set<String> ofEngines = keysOfEngines(plan).collect(Collectors.toSet());
        SortedMap<String, String> open = new TreeMap<>();
        SortedMap<String, String> secret = new TreeMap<>();
        file.values().forEach((key, value) -> {
            boolean isOpen = Visibility.of(key) == Visibility.PUBLIC && !ofEngines.contains(key);
            (isOpen ? open : secret).put(key, value);
        });
        return new Configuration(open, secret);
    }

    /** What would keep the pods from starting: no application key, or a key that an engine's container cannot do without. */
    public static List<Problem> problems(EnvFile file, Plan plan) {
        List<Problem> problems = new ArrayList<>();
        if (isBlank(file, "APP_KEY")) {
            problems.add(missing(
                    file, "APP_KEY", "Laravel encrypts sessions and cookies with it and does not start without"));
        } else if (!isKey(file.values().getOrDefault("APP_KEY", ""))) {
            problems.add(new Problem(
                    file.place("APP_KEY"),
                    "APP_KEY is no key: Laravel needs 32 bytes and does not start with another number",
                    "make one with php artisan key:generate, or empty it and run larakube init"));
        }
        PORTS.stream().filter(key -> !isPort(file, key)).forEach(key -> {
            String what = key + " is no port: a number from 1 to 65535 is needed";
            problems.add(new Problem(file.place(key), what, "correct it, or remove the line for the usual port"));
        });
        LocalState.of(file.values(), plan.storage()).stream()
                .filter(LocalState::breaks)
                .forEach(state -> problems.add(new Problem(
                        file.place(state.key()),
                        state.key() + " is " + state.value() + ", and " + plan.environment() + " runs on many nodes: "
                                + state.what(),
                        state.remedy())));
        keysOfEngines(plan)
                .distinct()
                .filter(key -> isBlank(file, key))
                .forEach(key -> problems.add(missing(file, key, "an engine of this environment is set up with it")));
        return problems;
    }

    /** Source: Illuminate\\Encryption\\Encrypter::supported; 16 bytes are for the AES-128 ciphers. */
    private static boolean isKey(String value) {
        try {
            int bytes = value.startsWith("base64:")
                    ? Base64.getDecoder().decode(value.substring("base64:".length())).length
                    : value.getBytes(StandardCharsets.UTF_8).length;
            return bytes == 32 || bytes == 16;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static boolean isPort(EnvFile file, String key) {
        String value = file.laravel(key).orElse("").strip();
        boolean isSocket = file.value(key.replace("_PORT", "_HOST"))
                .filter(host -> host.startsWith("/"))
                .isPresent();
        int port = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : 0;
        return value.isEmpty() || isSocket || (port >= 1 && port <= GREATEST_PORT);
    }

    private static boolean isBlank(EnvFile file, String key) {
        return file.value(key).filter(value -> !value.isBlank()).isEmpty();
    }

    private static Problem missing(EnvFile file, String key, String why) {
        String what = file.value(key).isPresent() ? key + " is empty: " + why : key + " is missing: " + why;
        return new Problem(file.place(key), what, "larakube init writes one, or write your own");
    }

    private static Stream<String> keysOfEngines(Plan plan) {
        return plan.engines().stream()
                .map(Workload.Backing::server)
                .flatMap(server -> server.variables().stream())
                .filter(Variable.FromApplication.class::isInstance)
                .map(variable -> ((Variable.FromApplication) variable).key());
    }

    /** Every key with its value. */
    public Map<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>(open);
        all.putAll(secret);
        return all;
    }

    /** The ConfigMap and the Secret, labelled like everything else that LaraKube makes. */
    public List<Tree> objects(Plan plan) {
        SortedMap<String, String> encoded = new TreeMap<>();
        secret.forEach((key, value) ->
                encoded.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return List.of(
                object("ConfigMap", Names.CONFIG, plan).with("data", texts(open)),
                object("Secret", Names.SECRETS, plan).with("type", "Opaque").with("data", texts(encoded)));
    }

    private static Tree.Obj object(String kind, String name, Plan plan) {
        Tree.Obj labels = Tree.obj()
                .with(Names.LABEL_MANAGED_BY, Names.MANAGED_BY)
                .with(Names.LABEL_PART_OF, plan.project())
                .with(Names.LABEL_ENVIRONMENT, plan.environment());
        return Tree.obj()
                .with("apiVersion", "v1")
                .with("kind", kind)
                .with(
                        "metadata",
                        Tree.obj()
                                .with("name", name)
                                .with("namespace", plan.namespace())
                                .with("labels", labels));
    }

    private static Tree texts(SortedMap<String, String> values) {
        Tree.Obj texts = Tree.obj();
        for (Map.Entry<String, String> value : values.entrySet()) {
            texts = texts.with(value.getKey(), value.getValue());
        }
        return texts;
    }

    /** Never its values. */
    @Override
    public String toString() {
        return "Configuration[open=" + open.keySet() + ", secret=" + secret.keySet() + "]";
    }
}

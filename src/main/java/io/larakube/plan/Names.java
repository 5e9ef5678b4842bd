package io.larakube.plan;

/** The names of objects, containers, labels and files that more than one part of LaraKube must agree on. */
public final class Names {

    private Names() {}

    /**
     * The Service that leads visitors to web pods, on port 80. Where one release serves at a time it leads to those of the current one
     * only, and is the gate of the workers.
     */
    public static final String WEB_SERVICE = "laravel-web";

    public static final int WEB_SERVICE_PORT = 80;

    /** The gate of the workers where web pods of two releases serve side by side during an update. */
    public static final String RELEASE_SERVICE = "laravel-web-release";

    /** The ConfigMap of the keys of {@code .env} that are known to be public. */
    public static final String CONFIG = "laravel-config";

    /** The Secret of all other keys. */
    public static final String SECRETS = "laravel-secrets";

    /** The claim that all pods of the application mount. */
    public static final String STORAGE_CLAIM = "laravel-storage";

    /** The claim that all pods of the application mount on many nodes. */
    public static final String SHARED_CLAIM = "laravel-shared-storage";

    /** The init container that migrates where several web pods start side by side. */
    public static final String MIGRATE = "migrate";

    /** The ConfigMap of the scripts that the init containers run. */
    public static final String GATES = "larakube-gates";

    /** The application's container in each of its pods. */
    public static final String CONTAINER = "php";

    /** The ConfigMap in which the last start of an environment is recorded. */
    public static final String LAST_START = "larakube-last-start";

    /** Each of the Secrets that keep a release, its number behind it. */
    public static final String RELEASE_RECORD = "larakube-release-";

    /** The pod, and the ConfigMap of its script, that moves an environment's state out of its pods. */
    public static final String ERRAND = "larakube-externalize";

    /** The ConfigMap in which it is recorded how far that went, and what was before. */
    public static final String EXTERNALIZED = "larakube-externalized";

    /** The pod, and the ConfigMap of its script, that carries an application's files from a claim to another. */
    public static final String MOVE = "larakube-move";

    /** The ConfigMap in which it is recorded how far that went, and what was before. */
    public static final String MOVED = "larakube-moved";

    /** The Lease that the one who starts an environment holds. */
    public static final String LEASE = "larakube-up";

    /** The annotation in which a storage class keeps its {@link Certificate}. */
    public static final String PROVEN = "larakube.io/proven";

    public static final String FIELD_MANAGER = "larakube";

    public static final String LABEL_NAME = "app.kubernetes.io/name";
    public static final String LABEL_COMPONENT = "app.kubernetes.io/component";
    public static final String LABEL_PART_OF = "app.kubernetes.io/part-of";
    public static final String LABEL_MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String LABEL_ENVIRONMENT = "larakube.io/environment";
    public static final String LABEL_RELEASE = "larakube.io/release";

    /** The value of {@link #LABEL_COMPONENT} on what belongs to an engine. */
    public static final String COMPONENT_ENGINE = "engine";

    /** The value of {@link #LABEL_COMPONENT} on what belongs to the application. */
    public static final String COMPONENT_APPLICATION = "application";

    /** The value of {@link #LABEL_MANAGED_BY}. */
    public static final String MANAGED_BY = "larakube";

    /** The variable in which a container finds the id of its release. */
    public static final String RELEASE_VARIABLE = "LARAKUBE_RELEASE";
}

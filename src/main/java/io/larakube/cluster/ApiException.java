package io.larakube.cluster;

import io.larakube.tree.Tree;

/** The API server answered with an error. Callers that can act on a code catch it; the rest becomes a failure in words. */
final class ApiException extends RuntimeException {

    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private final int code;
    private final transient Tree status;

    ApiException(int code, Tree status) {
        super(status.textAt("message").orElse("HTTP " + code));
        this.code = code;
        this.status = status;
    }

    int code() {
        return code;
    }

    boolean says(String words) {
        return status.textAt("message")
                .filter(message -> message.contains(words))
                .isPresent();
    }

    /** The Status object that came with it. */
    Tree status() {
        return status;
    }
}

package io.larakube.rehearsal;

import java.util.Optional;

/**
 * What an init container asks again and again, or a process needs when it starts.
 *
 * @param need what it is for, in the asker's words: {@code database}, {@code php-web}, or the host
 * @param place host and port
 */
record Question(String need, String place, Answerer by) {

    /** The Service that it asks, if it is one of the model. */
    Optional<Integer> service() {
        return by instanceof Answerer.Behind behind ? Optional.of(behind.service()) : Optional.empty();
    }

    /** Who answers. */
    sealed interface Answerer {
        /** A pod behind this Service of the model. */
        record Behind(int service) implements Answerer {}

        /** Somebody outside these manifests, of whom nothing is known: it is taken to answer. */
        record Outside() implements Answerer {}

        /**
         * Nobody ever.
         *
         * @param reason {@code name unknown} or {@code refused}
         */
        record Nobody(String reason) implements Answerer {}
    }
}

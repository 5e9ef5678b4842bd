package io.larakube.plan;

import java.util.List;

/**
 * A condition before a workload may start. The init container that enforces it, the live view that shows it and the
 * explanation of a stuck start all read this one value.
 */
public sealed interface Gate {

    /** The name of its init container. */
    String initContainer();

    /** How long it waits before it fails with a reason; the pod then tries again by itself. */
    int deadlineSeconds();

    /** The database and the cache accept connections. */
    record Services(List<Need> needs) implements Gate {
        @Override
        public String initContainer() {
            return "wait-for-services";
        }

        @Override
        public int deadlineSeconds() {
            return 300;
        }
    }

    /**
     * A web pod of the same release is Ready, which means that its migrations are done.
     *
     * @param service leads to web pods of the release only
     */
    record Web(String service) implements Gate {
        public static final String INIT_CONTAINER = "wait-for-web";

        /** The leader may migrate for so long. */
        public static final int DEADLINE_SECONDS = 900;

        @Override
        public String initContainer() {
            return INIT_CONTAINER;
        }

        @Override
        public int deadlineSeconds() {
            return DEADLINE_SECONDS;
        }
    }

    /** Something that the application asks for under a name: {@code database}, {@code redis}. */
    record Need(String name, Answer answer) {}

    /** What the configuration says about a need: where it is, or why nobody waits for it. */
    sealed interface Answer {
        record WaitFor(String host, int port) implements Answer {}

        record Skip(String reason) implements Answer {}
    }
}

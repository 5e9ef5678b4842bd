package io.larakube.plan;

import io.larakube.engine.Engine;
import io.larakube.engine.Server;
import java.util.List;
import java.util.Optional;

/** Something that will run. */
public sealed interface Workload {

    /** The name of its Deployment or StatefulSet, and of its Service when it has one of its own. */
    String name();

    /** What must hold before it starts, in the order in which it is asked. */
    List<Gate> gates();

    /**
     * An engine's server, one pod. It waits for nothing.
     *
     * @param claim what it keeps its data on; none when it keeps none
     */
    record Backing(Engine engine, Server server, Optional<Claim> claim) implements Workload {
        @Override
        public String name() {
            return engine.word();
        }

        @Override
        public List<Gate> gates() {
            return List.of();
        }
    }

    /** A process of the application. */
    record Application(Component component, Resources resources, List<Gate> gates, Update update) implements Workload {
        @Override
        public String name() {
            return component.workload();
        }

        public boolean isLeader() {
            return component == Component.WEB;
        }

        /** Whether several of its pods may start at once and want to migrate, so that they must agree who does. */
        public boolean migratesInTurn() {
            return isLeader() && update.isRolling();
        }
    }

    /** Kubernetes quantities. An empty limit is no limit. */
    record Resources(String cpuRequest, String memoryRequest, String cpuLimit, String memoryLimit) {}
}

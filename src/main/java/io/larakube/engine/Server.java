package io.larakube.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an engine's process runs in a container.
 *
 * @param image name and pinned tag
 * @param port where it listens
 * @param user the uid and gid that the image runs as and that own its data
 * @param dataPath where its volume is mounted; none when it keeps nothing
 * @param variables its environment
 * @param command what replaces the image's command; empty to keep it
 * @param files scripts and configuration by name, mounted in {@code filesPath}; empty when it needs none
 * @param filesPath a directory of the image
 * @param ready what shows that it accepts connections over TCP
 * @param graceSeconds how long it may take to stop
 * @param memory request and limit of memory, as Kubernetes quantities
 */
public record Server(
        String image,
        int port,
        int user,
        Optional<String> dataPath,
        List<Variable> variables,
        List<String> command,
        Map<String, String> files,
        String filesPath,
        Ready ready,
        int graceSeconds,
        Memory memory) {

    /** How it is asked whether it accepts connections. */
    public sealed interface Ready {
        /** A program of the image that succeeds then. */
        record Command(List<String> words) implements Ready {}

        /** A page that answers then. */
        record Page(String path, int port) implements Ready {}

        /** Its own port is open then. */
        record OpenPort() implements Ready {}
    }

    /** A variable of the server's container. */
    public sealed interface Variable {
        String name();

        record Fixed(String name, String value) implements Variable {}

        /** The value that the application has under a key of its own configuration. */
        record FromApplication(String name, String key) implements Variable {}
    }

    public record Memory(String request, String limit) {}
}

package io.larakube.startup;

import java.util.List;

/** A process runs, and its probe does not find it. Whether it still comes, nobody can know for certain. */
public sealed interface ProbeCause extends Cause {

    @Override
    default boolean isCertain() {
        return false;
    }

    /**
     * The probe asks a port that the container does not name as one of its own.
     *
     * @param ports those that it names
     */
    record OtherPort(String container, String probe, String port, List<String> ports, String said)
            implements ProbeCause {
        @Override
        public String kind() {
            return "probe-port";
        }

        @Override
        public String what() {
            return container + " runs, and its " + probe + " probe asks port " + port + ", which is none of its ports";
        }

        @Override
        public List<String> evidence() {
            return List.of(said, container + " listens at " + Words.list(ports));
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.describe(), commands.up());
        }
    }

    /**
     * It has failed for far longer than a start takes.
     *
     * @param said by the kubelet
     */
    record Fails(String container, String probe, String said) implements ProbeCause {
        @Override
        public String kind() {
            return "probe-fails";
        }

        @Override
        public String what() {
            return container + " runs, and its " + probe + " probe fails";
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(said);
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.logs(container), commands.describe());
        }
    }
}

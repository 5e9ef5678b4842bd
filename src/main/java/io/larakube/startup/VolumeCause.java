package io.larakube.startup;

import java.util.List;

/** A pod waits for a volume that does not come. */
public sealed interface VolumeCause extends Cause {

    /** Why there is no volume for a claim. */
    enum Lack {
        CLASS_MISSING("the cluster does not have the storage class that is asked for"),
        NO_DEFAULT_CLASS("no storage class is named, and the cluster has no default one"),
        NOT_MADE("the storage class cannot make one"),
        LOST("it had one, which is lost");

        private final String text;

        Lack(String text) {
            this.text = text;
        }
    }

    record ClaimUnbound(String claim, Lack lack, String message) implements VolumeCause {
        @Override
        public String kind() {
            return "claim-unbound";
        }

        @Override
        public String what() {
            return "there is no volume for it: " + lack.text;
        }

        @Override
        public List<String> evidence() {
            return List.of("claim " + claim + ": " + String.join(" ", Excerpt.of(message)));
        }

        @Override
        public List<String> next(Commands commands) {
            return switch (lack) {
                case CLASS_MISSING, NO_DEFAULT_CLASS ->
                    List.of(
                            commands.kubectlEverywhere("get storageclass"),
                            "name one of them as " + commands.key("storageClass"),
                            commands.kubectl("delete", "pvc " + claim),
                            commands.up());
                case NOT_MADE, LOST -> List.of(commands.kubectl("describe", "pvc " + claim));
            };
        }
    }

    /**
     * The node cannot attach or mount a volume.
     *
     * @param message of the kubelet or the attach controller
     */
    record NotMounted(String message) implements VolumeCause {
        @Override
        public String kind() {
            return "volume-not-mounted";
        }

        @Override
        public String what() {
            if (message.contains("Multi-Attach")) {
                return "its volume is still attached to another node";
            }
            return message.contains("sandbox") ? "its node cannot set up the pod" : "its node cannot mount a volume";
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message);
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.describe());
        }
    }
}

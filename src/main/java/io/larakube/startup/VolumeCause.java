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

    /** Its pod names a claim that is not there. */
    record ClaimMissing(String claim) implements VolumeCause {
        @Override
        public String kind() {
            return "claim-missing";
        }

        @Override
        public String what() {
            return "cannot get ready: PersistentVolumeClaim " + claim + " does not exist";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.up());
        }
    }

    /** The claim was deleted and goes as soon as no pod uses it; a new pod does not get it. */
    record ClaimGoing(String claim, String since) implements VolumeCause {
        @Override
        public String kind() {
            return "claim-going";
        }

        @Override
        public String what() {
            return "cannot get ready: PersistentVolumeClaim " + claim + " is being deleted";
        }

        @Override
        public List<String> evidence() {
            return List.of("somebody deleted it at " + since + "; it goes when no pod uses it any more, with its data");
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.kubectl("describe", "pvc " + claim), commands.up());
        }
    }

    /** Whoever should make the volume has said nothing for a long time. */
    record NobodyProvisions(String claim, String provisioner) implements VolumeCause {
        @Override
        public String kind() {
            return "no-provisioner";
        }

        @Override
        public String what() {
            return "there is no volume for it: " + provisioner + ", which should make it, does not answer";
        }

        @Override
        public List<String> evidence() {
            return List.of("claim " + claim + " waits for " + provisioner);
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(
                    commands.kubectlEverywhere("get storageclass,csidrivers"),
                    commands.kubectl("describe", "pvc " + claim));
        }

        @Override
        public boolean isCertain() {
            return false;
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

package io.larakube.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A node cannot get the image. */
public sealed interface ImageCause extends Cause {

    /** Why a registry does not give an image. */
    enum Refusal {
        UNTRUSTED(
                "the registry's certificate is not one that the node trusts",
                "x509:|failed to verify certificate|HTTP response to HTTPS client"),
        WRONG_PROCESSOR("the registry has it for other processors only", "no match for platform"),
        DENIED(
                "the registry lets nobody in without the right login, or has no such repository",
                "unauthorized|authorization failed|authentication required|access denied|denied:|no basic auth"
                        + "|40[13] (Forbidden|Unauthorized)"),
        MISSING("the registry does not have it", "not found|manifest unknown|does not exist"),
        NEVER("it is not on the node, which may not pull it", "pull policy of Never"),
        UNREACHABLE("the registry does not answer", "");

        private final String text;
        private final Pattern signs;

        Refusal(String text, String signs) {
            this.text = text;
            this.signs = Pattern.compile(signs, Pattern.CASE_INSENSITIVE);
        }

        /** Reads it from what the kubelet says. */
        public static Refusal of(String message) {
            for (Refusal refusal : values()) {
                if (refusal.signs.matcher(message).find()) {
                    return refusal;
                }
            }
            return UNREACHABLE;
        }

        /** Whether a registry that was shown no login may answer so. */
        boolean mayLackLogin() {
            return this == DENIED || this == MISSING;
        }

        /** Whether the registry has given its answer; it will give the same one the next time. */
        public boolean isFinal() {
            return this != UNREACHABLE;
        }
    }

    record NotPulled(String image, Refusal refusal, String message) implements ImageCause {
        @Override
        public String kind() {
            return "image-not-pulled";
        }

        @Override
        public String what() {
            return "image " + image + " cannot be pulled: " + refusal.text;
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message);
        }

        @Override
        public List<String> next(Commands commands) {
            List<String> next = new ArrayList<>();
            switch (refusal) {
                case UNTRUSTED ->
                    next.add("let the nodes' container runtime trust the registry, or use one that they trust");
                case WRONG_PROCESSOR ->
                    next.add("build the image for the nodes' processors: --platform linux/amd64, or linux/arm64");
                case DENIED -> next.add("name the Secret with the login as " + commands.key("registry.pullSecret"));
                case MISSING, NEVER -> next.add(commands.up() + (commands.isEngine() ? "" : " --build"));
                case UNREACHABLE -> next.add(commands.up());
            }
            next.addAll(commands.upAsBefore());
            next.add(commands.describe());
            return next;
        }
    }

    /** The Secret that its pod names for the registry's login is not there, and the image cannot be pulled without it. */
    record PullSecretMissing(String image, String secret, String message) implements ImageCause {
        @Override
        public String kind() {
            return "pull-secret-missing";
        }

        @Override
        public String what() {
            return "image " + image + " cannot be pulled: the Secret " + secret
                    + " with the registry's login does not exist";
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message);
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(
                    commands.kubectl(
                            "create",
                            "secret docker-registry " + secret
                                    + " --docker-server=HOST --docker-username=NAME --docker-password=…"),
                    commands.up());
        }
    }

    /**
     * The node has the image and asks the registry all the same: kubelets of 1.35 and later do so for an image that they once pulled, and
     * that somebody then loaded or tagged under this other name (KEP-2535).
     */
    record OnNodeButNotTrusted(String image, String node, String message) implements ImageCause {
        @Override
        public String kind() {
            return "image-under-other-name";
        }

        @Override
        public String what() {
            return "image " + image + " is on " + node
                    + ", whose kubelet wants the registry's word for this name and does not get it";
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message);
        }

        @Override
        public List<String> next(Commands commands) {
            List<String> next = new ArrayList<>();
            next.add("use the name that it was pulled under, or push it under this one");
            next.addAll(commands.upAsBefore());
            next.add(commands.describe());
            return next;
        }
    }

    record NameInvalid(String image, String message) implements ImageCause {
        @Override
        public String kind() {
            return "image-name-invalid";
        }

        @Override
        public String what() {
            return "\"" + image + "\" is no name of an image";
        }

        @Override
        public List<String> evidence() {
            return Excerpt.of(message);
        }

        @Override
        public List<String> next(Commands commands) {
            List<String> next = new ArrayList<>(commands.upAsBefore());
            next.add(commands.up() + " --image NAME:TAG");
            return next;
        }
    }
}

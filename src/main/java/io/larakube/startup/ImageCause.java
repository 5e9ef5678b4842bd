package io.larakube.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A node cannot get the image. */
public sealed interface ImageCause extends Cause {

    /** Why a registry does not give an image. */
    enum Refusal {
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
        static Refusal of(String message) {
            for (Refusal refusal : values()) {
                if (refusal.signs.matcher(message).find()) {
                    return refusal;
                }
            }
            return UNREACHABLE;
        }

        /** Whether the registry has given its answer; it will give the same one the next time. */
        boolean isFinal() {
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
                case DENIED -> next.add("name the Secret with the login as " + commands.key("registry.pullSecret"));
                case MISSING, NEVER -> next.add(commands.up() + (commands.isEngine() ? "" : " --build"));
                case UNREACHABLE -> next.add(commands.up());
            }
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

package io.larakube.blueprint;

import java.util.List;

/**
 * Which of the serversideup/php images the application is built on.
 *
 * @param version such as {@code 8.4}
 * @param extensions what {@code install-php-extensions} adds to the image, in the order in which it was written
 */
public record Php(String version, Server server, Os os, List<String> extensions) {

    /** The versions that the images exist in, newest last. Source: serversideup/docker-php 4.3.5, php-versions-base-config.yml. */
    public static final List<String> VERSIONS = List.of("8.2", "8.3", "8.4", "8.5");

    /** The version for a blueprint that names none. */
    public static final String DEFAULT_VERSION = "8.5";

    /** The variant of the image: who serves HTTP. */
    public enum Server {
        FPM_NGINX("fpm-nginx");

        private final String word;

        Server(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The operating system of the image; it decides the uid of www-data. */
    public enum Os {
        DEBIAN("debian", "trixie", 33),
        ALPINE("alpine", "alpine3.23", 82);

        private final String word;
        private final String tagSuffix;
        private final int user;

        Os(String word, String tagSuffix, int user) {
            this.word = word;
            this.tagSuffix = tagSuffix;
            this.user = user;
        }

        public String word() {
            return word;
        }

        /** The exact release, because a tag without one changes its meaning over time. */
        public String tagSuffix() {
            return tagSuffix;
        }

        /** uid and gid of www-data. Source: Debian's base-passwd; docker-library/php for Alpine. */
        public int user() {
            return user;
        }
    }

    public String baseImage() {
        return "serversideup/php:" + version + "-" + server.word() + "-" + os.tagSuffix();
    }
}

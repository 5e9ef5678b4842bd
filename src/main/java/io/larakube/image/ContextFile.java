package io.larakube.image;

/** A file that goes into a build, by its path below the project's root with {@code /} between names. */
sealed interface ContextFile {

    String path();

    /**
     * A file with contents.
     *
     * @param executable by its owner; the other rights do not matter, because everything in the image belongs to www-data
     */
    record Regular(String path, boolean executable) implements ContextFile {}

    /** A symbolic link, which goes in as such and is never followed. */
    record Link(String path, String target) implements ContextFile {}
}

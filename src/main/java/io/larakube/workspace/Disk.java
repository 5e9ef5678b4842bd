package io.larakube.workspace;

import java.io.IOException;
import java.nio.file.Path;

/** What a {@link Transaction} does to the disk, one effect each. What is made is on the disk when the call returns. */
interface Disk {

    /** One folder, whose parent is there. */
    void makeFolder(Path folder, Mode mode) throws IOException;

    /** A new file, in the place of one of the same name that an interrupted run left. */
    void create(Path file, byte[] content, Mode mode) throws IOException;

    /** A new file with the content, the mode and the time of another. */
    void copy(Path from, Path to) throws IOException;

    /** Puts a file in the place of another, at once: there is no moment without either. */
    void move(Path from, Path to) throws IOException;

    /** A file, or an empty folder. */
    void remove(Path path) throws IOException;

    /** Brings to the disk what was made, moved and removed in a folder. */
    void settle(Path folder) throws IOException;

    /** Who may read and write what is made. */
    sealed interface Mode {
        /** What the user's umask allows. */
        record Usual() implements Mode {}

        /** The user alone. */
        record Private() implements Mode {}

        /** As another file. */
        record As(Path file) implements Mode {}
    }
}

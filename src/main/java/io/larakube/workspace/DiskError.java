package io.larakube.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** What the operating system said when it refused to read or write, in words for a message. */
final class DiskError {

    private DiskError() {}

    /** Without the file's name: {@code no space left on device}, {@code permission denied}. */
    static String words(IOException error) {
        return switch (error) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException gone -> "it is not there any more";
            case DirectoryNotEmptyException full -> "the folder is not empty";
            case FileSystemException failed when failed.getReason() != null -> small(failed.getReason());
            default -> error.getMessage() == null ? error.getClass().getSimpleName() : small(error.getMessage());
        };
    }

    static String remedy(IOException error) {
        String words = words(error);
        if (words.contains("space left") || words.contains("quota")) {
            return "make room on that disk (df -h .), then run the command again";
        }
        if (words.contains("read-only")) {
            return "the file system is mounted read-only: work on a copy, or mount it writable";
        }
        if (words.contains("permission denied")) {
            return "give this user the right to write there (ls -ld shows who has it), then run the command again";
        }
        if (words.contains("not permitted")) {
            return "the file may be immutable (lsattr shows it): make it writable, then run the command again";
        }
        return "correct that, then run the command again";
    }

    private static String small(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}

package io.larakube.image;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** Reading the project's files, and saying which one could not be read. */
final class Contents {

    private Contents() {}

    /** @throws Failure.BadInput when it is not there */
    static String text(Path root, String name) {
        Path file = root.resolve(name);
        try {
            return Files.readString(file);
        } catch (NoSuchFileException absent) {
            throw new Failure.BadInput(List.of(new Problem(
                    name,
                    "the image cannot be built without it",
                    "larakube init writes it; it is meant to be committed")));
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    static byte[] sha256(Path file) {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] part = new byte[1 << 13];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
        return digest.digest();
    }

    static Failure.Unavailable unreadable(Path file, IOException reason) {
        return new Failure.Unavailable(
                file + " cannot be read: " + reason.getMessage(),
                "it would go into the image: make it readable, or name it in " + DockerIgnore.NAME);
    }
}

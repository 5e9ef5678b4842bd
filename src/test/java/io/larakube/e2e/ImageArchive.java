package io.larakube.e2e;

import io.larakube.process.Invocation;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * An image in a docker-archive, unpacked far enough to look into every layer.
 *
 * @param config what a runtime reads: user, command, variables
 * @param layers uncompressed tar files, lowest first
 */
record ImageArchive(Tree config, List<Path> layers) {

    /** Reads an archive, and needs an empty folder for it. */
    static ImageArchive read(Path archive, Path folder) {
        run("tar", "--extract", "--file", archive.toString(), "--directory", folder.toString());
        Tree manifest = json(folder.resolve("manifest.json")).itemsAt().getFirst();
        List<Path> layers = manifest.itemsAt("Layers").stream()
                .map(layer -> folder.resolve(layer.textAt().orElseThrow()))
                .toList();
        return new ImageArchive(json(folder.resolve(manifest.textAt("Config").orElseThrow())), layers);
    }

    /** What {@code tar} lists of a layer: rights, owner, size, time, path. */
    static List<String> listing(Path layer) {
        return run("tar", "--list", "--verbose", "--file", layer.toString())
                .lines()
                .toList();
    }

    static List<String> paths(Path layer) {
        return run("tar", "--list", "--file", layer.toString()).lines().toList();
    }

    /** Whether the text stands anywhere in a layer, in a name or in a file. */
    static boolean contains(Path layer, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        byte[] window = new byte[1 << 20];
        int kept = 0;
        try (InputStream in = Files.newInputStream(layer)) {
            for (int read = in.read(window, kept, window.length - kept);
                    read >= 0;
                    read = in.read(window, kept, window.length - kept)) {
                int filled = kept + read;
                if (new String(window, 0, filled, StandardCharsets.ISO_8859_1)
                        .contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
                kept = Math.min(wanted.length - 1, filled);
                System.arraycopy(Arrays.copyOfRange(window, filled - kept, filled), 0, window, 0, kept);
            }
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Tree json(Path file) {
        try {
            return Json.parse(Files.readString(file)).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String run(String program, String... arguments) {
        return new SystemRunner(Programs.ofThisProcess())
                .run(Invocation.of(program, arguments))
                .orFail()
                .text();
    }
}

package io.larakube.command;

import io.larakube.failure.Failure;
import io.larakube.rehearsal.Seed;
import io.larakube.tree.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads which ways are to be gone again: one as a word, or all that {@code rehearse --explore -o json} wrote to a file. */
final class Seeds {

    private Seeds() {}

    static List<Seed> read(String said, Path folder) {
        return Seed.parse(said).map(List::of).orElseGet(() -> ofFile(said, folder.resolve(said)));
    }

    private static List<Seed> ofFile(String said, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Failure.WrongUsage(
                    "--replay: " + said + " is neither a way that was found nor a file",
                    "larakube rehearse --explore shows what it found; with -o json, write that to a file");
        }
        List<Seed> seeds = Json.parse(text(file)).stream()
                .flatMap(report -> report.itemsAt("violations").stream())
                .flatMap(violation -> violation.textAt("replay").stream())
                .flatMap(word -> Seed.parse(word).stream())
                .toList();
        if (seeds.isEmpty()) {
            throw new Failure.WrongUsage("--replay: there is nothing to go again in " + said);
        }
        return seeds;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Failure.Unavailable("cannot read " + file + ": " + unreadable.getMessage());
        }
    }
}

package io.larakube;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few KiB. A test that needs one is skipped, with the reason, where this user may not mount. */
record SmallDisk(Path folder) implements AutoCloseable {

    static SmallDisk of(String size, Path scratch) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "disk");
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "skipped: this user may not mount");
        return new SmallDisk(folder);
    }

    /** Leaves no room at all. */
    void fill() {
        run("dd", "if=/dev/zero", "of=" + folder.resolve("filling"), "bs=1k");
    }

    void makeReadOnly() {
        assumeTrue(run("mount", "-o", "remount,ro", folder.toString()), "skipped: this user may not mount");
    }

    @Override
    public void close() {
        if (!run("umount", folder.toString())) {
            throw new AssertionError(folder + " is still mounted");
        }
    }

    /** Whether a command succeeds. */
    static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

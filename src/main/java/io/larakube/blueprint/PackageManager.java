package io.larakube.blueprint;

import java.util.Optional;
import java.util.stream.Stream;

/** What installs and builds the front end. */
public enum PackageManager {
    NPM("npm", "package-lock.json"),
    PNPM("pnpm", "pnpm-lock.yaml"),
    YARN("yarn", "yarn.lock"),
    BUN("bun", "bun.lock");

    private final String word;
    private final String lockFile;

    PackageManager(String word, String lockFile) {
        this.word = word;
        this.lockFile = lockFile;
    }

    public String word() {
        return word;
    }

    public String lockFile() {
        return lockFile;
    }

    public static Optional<PackageManager> named(String word) {
        return Stream.of(values()).filter(manager -> manager.word.equals(word)).findFirst();
    }
}

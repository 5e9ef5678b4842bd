package io.larakube.workspace;

import java.util.OptionalInt;

/** Where something was found, and what stands there; never a secret. */
record Source(String file, OptionalInt line, String evidence) {

    static Source of(String file, int line, String evidence) {
        return new Source(file, OptionalInt.of(line), evidence);
    }

    static Source of(String file, String evidence) {
        return new Source(file, OptionalInt.empty(), evidence);
    }

    String place() {
        return line.isPresent() ? file + ":" + line.getAsInt() : file;
    }
}

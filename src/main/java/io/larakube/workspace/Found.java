package io.larakube.workspace;

/** Something that was found, and where. */
record Found<T>(T value, Source source) {

    Finding as(String what, String word) {
        return Finding.of(what, word, source);
    }
}

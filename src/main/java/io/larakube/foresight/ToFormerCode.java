package io.larakube.foresight;

/** What a change of the schema is to code that does not know of it. */
enum ToFormerCode {
    NOTHING,
    BREAKS,
    /** It depends on the code. */
    CANNOT_TELL
}

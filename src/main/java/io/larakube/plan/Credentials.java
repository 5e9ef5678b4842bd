package io.larakube.plan;

/** Where new credentials come from; at the rim a cryptographic source, in tests a fixed one. */
public interface Credentials {

    /** Letters and digits, long enough for a password. */
    String password();

    /** 32 bytes in hexadecimal digits. */
    String bytes();

    /** A key as Laravel's {@code key:generate} makes it: {@code base64:} and 32 bytes. */
    String applicationKey();
}

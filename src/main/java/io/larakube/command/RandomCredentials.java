package io.larakube.command;

import io.larakube.plan.Credentials;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Credentials that nobody can guess. */
final class RandomCredentials implements Credentials {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 32;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String password() {
        StringBuilder password = new StringBuilder();
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> password.append(ALPHABET.charAt(index)));
        return password.toString();
    }

    @Override
    public String bytes() {
        return HexFormat.of().formatHex(key());
    }

    @Override
    public String applicationKey() {
        return "base64:" + Base64.getEncoder().encodeToString(key());
    }

    private byte[] key() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }
}

package io.larakube.cluster;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * The private key of a client certificate. fabric8 7.8 takes every key that begins with {@code BEGIN PRIVATE KEY} for RSA, though
 * PKCS #8 holds elliptic-curve keys too (k3s and many a hand-made cluster have them).
 */
final class ClientKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";

    private ClientKey() {}

    /** The algorithm to tell fabric8: {@code EC} for such a key, else what it found itself. */
    static String algorithm(Config config) {
        boolean curve = pem(config)
                .filter(text -> text.contains(BEGIN))
                .filter(ClientKey::isOnACurve)
                .isPresent();
        return curve ? "EC" : config.getClientKeyAlgo();
    }

    private static Optional<String> pem(Config config) {
        try {
            if (config.getClientKeyData() != null) {
                byte[] text = Base64.getMimeDecoder().decode(config.getClientKeyData());
                return Optional.of(new String(text, StandardCharsets.US_ASCII));
            }
            String file = config.getClientKeyFile();
            return file == null ? Optional.empty() : Optional.of(Files.readString(Path.of(file)));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty(); // fabric8 then says what is wrong with it
        }
    }

    private static boolean isOnACurve(String pem) {
        String body = pem.substring(pem.indexOf(BEGIN) + BEGIN.length()).replaceAll("(?s)-----END.*", "");
        try {
            PKCS8EncodedKeySpec key =
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
            return KeyFactory.getInstance("EC").generatePrivate(key) != null;
        } catch (GeneralSecurityException | IllegalArgumentException another) {
            return false;
        }
    }
}

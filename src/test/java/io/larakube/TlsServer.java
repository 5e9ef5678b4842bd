package io.larakube;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Something that listens on this machine with a certificate of its own.
 *
 * @param authority the certificate as a kubeconfig has it
 */
public record TlsServer(HttpsServer server, String authority) implements AutoCloseable {

    private static final char[] PASSWORD = "password".toCharArray();

    /**
     * A server with a new certificate.
     *
     * @param name what it is for, as {@code keytool} has it: {@code ip:127.0.0.1}
     * @param start when it becomes valid, as {@code keytool} has it: {@code -10d}; it is so for five days
     */
    public static TlsServer of(Path scratch, String name, String start) throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory(scratch, "keys");
        Path file = folder.resolve("store");
        String request = folder.resolve("request").toString();
        String signed = folder.resolve("signed").toString();
        keytool(file, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c=ca:true");
        keytool(file, "-genkeypair", "-alias", "one", "-keyalg", "EC", "-dname", "CN=one");
        keytool(file, "-certreq", "-alias", "one", "-file", request);
        keytool(
                file,
                "-gencert",
                "-alias",
                "ca",
                "-infile",
                request,
                "-outfile",
                signed,
                "-ext",
                "san=" + name,
                "-startdate",
                start,
                "-validity",
                "5");
        keytool(file, "-importcert", "-alias", "one", "-file", signed);
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] certificate = store.getCertificate("ca").getEncoded();
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.start();
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
        return new TlsServer(
                server, Base64.getEncoder().encodeToString(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private static void keytool(Path store, String... words) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> common =
                List.of("-keystore", store.toString(), "-storepass", String.valueOf(PASSWORD), "-noprompt");
        String[] command = Stream.of(List.of(keytool), List.of(words), common)
                .flatMap(List::stream)
                .toArray(String[]::new);
        if (!SmallDisk.run(command)) {
            throw new AssertionError(String.join(" ", command));
        }
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        store.deleteEntry("ca");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    String address() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

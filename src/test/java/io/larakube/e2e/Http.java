package io.larakube.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One server that is asked, each time on a new connection. */
record Http(InetSocketAddress server) {

    private static final int PATIENCE_MILLIS = 10_000;

    static Http at(String address, int port) {
        return new Http(new InetSocketAddress(address, port));
    }

    /** @param headers by their names in lower case; of those that come twice the last one */
    record Answer(String status, Map<String, String> headers, String body) {
        boolean is(String code) {
            return status.startsWith("HTTP/1.1 " + code) || status.startsWith("HTTP/1.0 " + code);
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    Answer get(String path, String... headers) throws IOException {
        return ask("GET", path, "", headers);
    }

    Answer post(String path, String contentType, String body) throws IOException {
        return ask("POST", path, body, "Content-Type: " + contentType);
    }

    private Answer ask(String method, String path, String body, String... headers) throws IOException {
        byte[] sent = body.getBytes(StandardCharsets.UTF_8);
        String own = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String length = sent.length == 0 ? "" : "Content-Length: " + sent.length + "\r\n";
        String head = method + " " + path + " HTTP/1.0\r\nHost: shop.test\r\n" + own + length + "\r\n";
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server, PATIENCE_MILLIS);
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Answer answer(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return new Answer(
                lines[0].isEmpty() ? "an empty answer" : lines[0], headers, end < 0 ? "" : text.substring(end + 4));
    }
}

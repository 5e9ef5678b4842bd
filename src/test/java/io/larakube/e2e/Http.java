package io.larakube.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One server that is asked, each time on a new connection. */
record Http(InetSocketAddress server) {

    private static final String SET_COOKIE = "Set-Cookie:";
    private static final int PATIENCE_MILLIS = 10_000;

    static Http at(String address, int port) {
        return new Http(new InetSocketAddress(address, port));
    }

    /** @param cookies that it sets, as they are sent back */
    record Answer(String status, String cookies, String body) {
        /** This answer; another code is as bad as none. */
        Answer require(String code) throws IOException {
            if (!status.startsWith("HTTP/1.1 " + code) && !status.startsWith("HTTP/1.0 " + code)) {
                throw new IOException(status);
            }
            return this;
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
        String cookies = Stream.of(lines)
                .filter(line -> line.regionMatches(true, 0, SET_COOKIE, 0, SET_COOKIE.length()))
                .map(line -> line.substring(SET_COOKIE.length()).strip().split(";", 2)[0])
                .collect(Collectors.joining("; "));
        String status = lines[0].isEmpty() ? "an empty answer" : lines[0];
        return new Answer(status, cookies, end < 0 ? "" : text.substring(end + 4));
    }
}

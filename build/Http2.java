import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import jdk.internal.net.http.hpack.Decoder;

/**
 * One connection of HTTP/2 as an API server speaks it, for small requests and answers (RFC 9113, RFC 7541): the JDK has a
 * client for it and no server.
 */
class Http2 {

    private static final int PREFACE = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int WINDOW_UPDATE = 8;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 32;
    private static final int LARGEST_FRAME = 16_384;

    /** Answers requests. */
    interface Handler {
        Answer answer(String method, String path, String body);
    }

    record Answer(int code, String json) {}

    private static final class Request {
        private final Map<String, String> headers = new HashMap<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    }

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Handler handler;
    private final Decoder decoder = new Decoder(4096);
    private final Map<Integer, Request> requests = new HashMap<>();

    Http2(Socket socket, Handler handler) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        this.handler = handler;
    }

    /** Serves until the client leaves. */
    void serve() throws IOException {
        in.readNBytes(PREFACE);
        send(SETTINGS, 0, 0, new byte[0]);
        try {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                receive(type, flags, stream, in.readNBytes(length));
            }
        } catch (EOFException left) {
            out.close();
        }
    }

    private void receive(int type, int flags, int stream, byte[] payload) throws IOException {
        switch (type) {
            case SETTINGS, PING -> {
                if ((flags & ACK) == 0) {
                    send(type, ACK, 0, type == PING ? payload : new byte[0]);
                }
            }
            case HEADERS -> headers(flags, stream, payload);
            case DATA -> data(stream, payload);
            default -> {}
        }
        if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
            answer(stream, requests.remove(stream));
        }
    }

    private void headers(int flags, int stream, byte[] payload) throws IOException {
        int padding = (flags & PADDED) == 0 ? 0 : payload[0] & 0xff;
        int from = ((flags & PADDED) == 0 ? 0 : 1) + ((flags & PRIORITY) == 0 ? 0 : 5);
        Request request = requests.computeIfAbsent(stream, opened -> new Request());
        decoder.decode(
                ByteBuffer.wrap(payload, from, payload.length - from - padding),
                (flags & END_HEADERS) != 0,
                (name, value) -> request.headers.put(name.toString(), value.toString()));
    }

    private void data(int stream, byte[] payload) throws IOException {
        requests.get(stream).body.writeBytes(payload);
        if (payload.length > 0) {
            byte[] read = ByteBuffer.allocate(4).putInt(payload.length).array();
            send(WINDOW_UPDATE, 0, 0, read);
            send(WINDOW_UPDATE, 0, stream, read);
        }
    }

    private void answer(int stream, Request request) throws IOException {
        Answer answer = handler.answer(
                request.headers.get(":method"),
                request.headers.get(":path"),
                request.body.toString(StandardCharsets.UTF_8));
        send(HEADERS, END_HEADERS, stream, headers(answer.code()));
        byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < body.length; from += LARGEST_FRAME) {
            int to = Math.min(from + LARGEST_FRAME, body.length);
            send(DATA, to == body.length ? END_STREAM : 0, stream, java.util.Arrays.copyOfRange(body, from, to));
        }
    }

    /** Status and content type, as literals with the names of the static table. */
    private static byte[] headers(int code) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, new byte[] {0x08}, Integer.toString(code));
        literal(block, new byte[] {0x0f, 0x10}, "application/json");
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, byte[] name, String value) {
        block.writeBytes(name);
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        out.writeByte(payload.length >> 16);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }
}

package io.larakube.terminal;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What texts are printed on.
 *
 * @param sink takes whole pieces of output, each to be written at once
 * @param colours whether styles become ANSI colours
 */
record Paper(Consumer<String> sink, boolean colours) {

    /** For results: losing one is a failure, because an exit code of 0 would claim that it was delivered. */
    static Paper forResults(OutputStream stream, boolean colours) {
        return new Paper(
                piece -> {
                    try {
                        write(piece, stream);
                    } catch (IOException lost) {
                        throw new Failure.Unsuccessful(
                                "Standard output was not written to the end: " + lost.getMessage());
                    }
                },
                colours);
    }

    /** For remarks: whoever closed standard error does not want them, and the work goes on. */
    static Paper forRemarks(OutputStream stream, boolean colours) {
        return new Paper(
                piece -> {
                    try {
                        write(piece, stream);
                    } catch (IOException unwanted) {
                        // Nothing is left to say it on.
                    }
                },
                colours);
    }

    void print(String piece) {
        sink.accept(piece);
    }

    void line(Text text) {
        sink.accept(rendered(text) + "\n");
    }

    String rendered(Text text) {
        return colours ? text.ansi() : text.plain();
    }

    private static void write(String piece, OutputStream stream) throws IOException {
        stream.write(piece.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }
}

package io.larakube.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Takes in what a program writes to one output, piece by piece. */
sealed interface Intake {

    void take(byte[] piece, int length);

    /** Nothing more will come. */
    void end();

    Captured captured();

    /** Keeps everything. */
    final class Everything implements Intake {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        @Override
        public void take(byte[] piece, int length) {
            kept.write(piece, 0, length);
        }

        @Override
        public void end() {}

        @Override
        public Captured captured() {
            return Captured.of(kept.toByteArray());
        }
    }

    /** Hands over each line when it is complete, and keeps the last hundred. */
    final class Lines implements Intake {
        private static final int KEPT = 100;

        private final Consumer<String> lines;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final Deque<String> last = new ArrayDeque<>();

        Lines(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public void take(byte[] piece, int length) {
            for (int i = 0; i < length; i++) {
                if (piece[i] == '\n') {
                    complete();
                } else {
                    line.write(piece[i]);
                }
            }
        }

        @Override
        public void end() {
            if (line.size() > 0) {
                complete();
            }
        }

        @Override
        public synchronized Captured captured() {
            return Captured.of(String.join("", last));
        }

        private void complete() {
            String whole = line.toString(StandardCharsets.UTF_8);
            line.reset();
            keep(whole + "\n");
            lines.accept(whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole);
        }

        private synchronized void keep(String whole) {
            last.addLast(whole);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
    }
}

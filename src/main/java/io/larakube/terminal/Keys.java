package io.larakube.terminal;

import java.io.IOException;
import java.io.InputStream;

/** Keys as they are pressed, read from a terminal that hands over each one at once. */
final class Keys {

    private static final int CTRL_D = 4;
    private static final int ESCAPE = 27;

    private final InputStream input;

    Keys(InputStream input) {
        this.input = input;
    }

    Key next() throws IOException {
        int first = input.read();
        return switch (first) {
            case -1, CTRL_D -> Key.END_OF_INPUT;
            case '\r', '\n' -> Key.ENTER;
            case 'k' -> Key.UP;
            case 'j' -> Key.DOWN;
            case ESCAPE -> afterEscape();
            default -> Key.OTHER;
        };
    }

    /** {@code ESC [ A} or, from terminals in application mode, {@code ESC O A}. */
    private Key afterEscape() throws IOException {
        int kind = input.read();
        if (kind != '[' && kind != 'O') {
            return Key.OTHER;
        }
        int last = input.read();
        while (last == ';' || (last >= '0' && last <= '9')) {
            last = input.read();
        }
        return switch (last) {
            case 'A' -> Key.UP;
            case 'B' -> Key.DOWN;
            default -> Key.OTHER;
        };
    }
}

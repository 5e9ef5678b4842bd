package io.larakube.terminal;

/** The control sequences of ECMA-48 and DEC terminals that we use. */
final class Ansi {

    static final String HIDE_CURSOR = "\033[?25l";
    static final String SHOW_CURSOR = "\033[?25h";

    /** What is too wide stays on its line, even if the terminal counts columns otherwise than we do. */
    static final String NO_WRAP = "\033[?7l";

    static final String WRAP = "\033[?7h";
    static final String CLEAR_TO_LINE_END = "\033[K";
    static final String CLEAR_BELOW = "\033[J";

    private Ansi() {}

    /** To the first column, so many lines further up. */
    static String up(int lines) {
        return lines == 0 ? "\r" : "\r\033[" + lines + "A";
    }
}

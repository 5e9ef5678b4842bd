package io.larakube;

/** What is known of the terminal before a terminal library is loaded. */
final class Screen {

    private Screen() {}

    /**
     * Whether colours are welcome: both streams are terminals and {@code NO_COLOR} is not set (https://no-color.org). The
     * launcher knows the first for free and names in {@code larakube.terminals} which of the descriptors 0, 1 and 2 are
     * terminals.
     */
    static boolean showsColours() {
        String noColor = System.getenv("NO_COLOR");
        String terminals = System.getProperty("larakube.terminals", "");
        return (noColor == null || noColor.isEmpty()) && terminals.contains("1") && terminals.contains("2");
    }
}

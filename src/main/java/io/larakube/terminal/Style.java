package io.larakube.terminal;

/** What a piece of text means; a terminal with colours shows it as a colour, any other not at all. */
public enum Style {
    PLAIN(""),
    OK("32"),
    WARN("33"),
    BAD("31"),
    DIM("2"),
    BOLD("1"),
    ACCENT("36");

    private final String rendition;

    Style(String rendition) {
        this.rendition = rendition;
    }

    /** The words with the ANSI "select graphic rendition" of this style around them. */
    String ansi(String words) {
        return rendition.isEmpty() || words.isEmpty() ? words : "\033[" + rendition + "m" + words + "\033[0m";
    }
}

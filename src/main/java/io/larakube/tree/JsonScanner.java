package io.larakube.tree;

import io.larakube.tree.Json.Place;

/** A JSON text with a position in it: texts, numbers and words from there on. */
final class JsonScanner {

    private static final char END = '\uffff';
    private static final int SHOWN = 60;

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    JsonScanner(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The character here; at the end of the text, one that means nothing in JSON. */
    char peek() {
        return atEnd() ? END : text.charAt(at);
    }

    void step() {
        at++;
    }

    /** What some editors on Windows write before everything else. */
    void skipByteOrderMark() {
        if (peek() == '\ufeff') {
            at++;
            lineStart++;
        }
    }

    void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') {
            if (peek() == '\n') {
                line++;
                lineStart = at + 1;
            }
            at++;
        }
    }

    /** The text that begins at the quote here. */
    String string() throws NoJson {
        Place begin = place();
        StringBuilder out = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            if (atEnd() || peek() == '\n') {
                throw new NoJson(begin, "the text that begins here has no end on its line", "add the missing \"");
            }
            if (peek() < 0x20) {
                throw wrong(
                        here() + " stands inside a text",
                        "write " + JsonText.line(new Tree.Text("" + peek())).replace("\"", "") + " instead");
            }
            out.append(peek() == '\\' ? escaped() : peek());
        }
        at++;
        return whole(out.toString(), begin);
    }

    /** The character that the escape sequence here stands for; leaves off at its last character. */
    private char escaped() throws NoJson {
        at++;
        return switch (peek()) {
            case '"', '\\', '/' -> peek();
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("a \\ before " + here() + " means nothing", "write \\\\ for a \\");
        };
    }

    private char unicode() throws NoJson {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = peek() <= 'f' ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw wrong("four digits from 0 to f must follow \\u, not " + here(), "write it as in \\u00e9");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /** The text, unless it has half of a character beyond 16 bits: no file could hold that. */
    private static String whole(String value, Place begin) throws NoJson {
        for (int i = 0; i < value.length(); i++) {
            int code = value.codePointAt(i);
            if (code <= 0xffff && Character.isSurrogate((char) code)) {
                throw new NoJson(
                        begin, "the text that begins here has half of a character", "write both halves, or none");
            }
            i += Character.charCount(code) - 1;
        }
        return value;
    }

    /** The number here, as it is written. */
    String number() throws NoJson {
        int from = at;
        Place begin = place();
        skipOne("-");
        boolean zero = peek() == '0';
        int whole = digits();
        boolean fine = whole > 0 && (!zero || whole == 1);
        if (skipOne(".")) {
            fine &= digits() > 0;
        }
        if (skipOne("eE")) {
            skipOne("+-");
            fine &= digits() > 0;
        }
        if (!fine || !word().isEmpty()) {
            word();
            throw new NoJson(
                    begin,
                    shown(text.substring(from, at)) + " is no number",
                    "write it in double quotes if it is a text");
        }
        return text.substring(from, at);
    }

    private boolean skipOne(String characters) {
        boolean isOne = !atEnd() && characters.indexOf(peek()) >= 0;
        at += isOne ? 1 : 0;
        return isOne;
    }

    private int digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at - from;
    }

    /** The letters, digits and signs from here on, as many as stand together. */
    String word() {
        int from = at;
        while (!atEnd() && (Character.isLetterOrDigit(peek()) || "_.+-".indexOf(peek()) >= 0)) {
            at++;
        }
        return text.substring(from, at);
    }

    Place place() {
        return new Place(line, at - lineStart + 1);
    }

    /** What stands here, in messages. */
    String here() {
        if (atEnd()) {
            return "the end of the file";
        }
        int code = text.codePointAt(at);
        boolean visible = (code > 0x20 && code < 0x7f) || Character.isLetterOrDigit(code);
        return visible ? Character.toString(code) : "character " + code;
    }

    /** A piece of the text in messages: in quotes, and not endless. */
    static String shown(String piece) {
        return JsonText.line(new Tree.Text(piece.length() > SHOWN ? piece.substring(0, SHOWN) + "…" : piece));
    }

    NoJson wrong(String what, String remedy) {
        return new NoJson(place(), what, remedy);
    }
}

package io.larakube.php;

import java.util.Locale;

/**
 * A piece of PHP code that means something: no space, no comment.
 *
 * @param text a name, a variable with its {@code $}, a sign; of a string what it says, without its quotes
 * @param line from 1
 */
public record PhpToken(Kind kind, String text, int line) {

    public enum Kind {
        /** A keyword, a function, a class with its namespace. */
        NAME,
        VARIABLE,
        NUMBER,
        /** A string that says the same each time. */
        STRING,
        /** A string with variables in it, or a command in backticks: what it says is not known. */
        TEMPLATE,
        /** {@code =>}, {@code ->} (also for {@code ?->}), {@code ::}, {@code ...}, or one character. */
        SIGN
    }

    public boolean isString() {
        return kind == Kind.STRING;
    }

    public boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Whether it is this name, without regard to case and namespace: {@code \Illuminate\…\Schedule} is {@code Schedule}. */
    public boolean isName(String name) {
        if (kind != Kind.NAME) {
            return false;
        }
        String last = text.substring(text.lastIndexOf('\\') + 1);
        return last.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    public boolean opens() {
        return kind == Kind.SIGN && (text.equals("(") || text.equals("[") || text.equals("{"));
    }

    public boolean closes() {
        return kind == Kind.SIGN && (text.equals(")") || text.equals("]") || text.equals("}"));
    }
}

package io.larakube.php;

/** The text of a PHP file, and where what begins at an index ends: the index behind it, at most that of the end of the file. */
record PhpCode(String text) {

    int length() {
        return text.length();
    }

    char at(int index) {
        return text.charAt(index);
    }

    boolean has(int index, String part) {
        return text.startsWith(part, index);
    }

    String between(int start, int end) {
        return text.substring(Math.min(start, length()), Math.clamp(end, Math.min(start, length()), length()));
    }

    int behind(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? length() : found + end.length();
    }

    boolean isNameStart(int index) {
        return index < length() && isNamePart(at(index)) && !isDigit(index);
    }

    boolean isDigit(int index) {
        return index < length() && at(index) >= '0' && at(index) <= '9';
    }

    private static boolean isNamePart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
    }

    int endOfName(int from) {
        int end = from;
        while (end < length() && isNamePart(at(end))) {
            end++;
        }
        return end;
    }

    /** A name with its namespace. */
    int endOfQualifiedName(int from) {
        int end = from;
        while (end < length() && (isNamePart(at(end)) || (at(end) == '\\' && isNameStart(end + 1)))) {
            end++;
        }
        return end;
    }

    int endOfNumber(int from) {
        int end = from;
        while (end < length() && (isNamePart(at(end)) || (at(end) == '.' && isDigit(end + 1)))) {
            end++;
        }
        return end;
    }

    int endOfLineComment(int from) {
        int end = from;
        while (end < length() && at(end) != '\n' && !has(end, "?>")) {
            end++;
        }
        return end;
    }

    int endOfIndent(int from) {
        int end = from;
        while (end < length() && (at(end) == ' ' || at(end) == '\t')) {
            end++;
        }
        return end;
    }

    /** A string without variables, from its first quote. */
    int endOfQuotes(int from) {
        int i = from + 1;
        while (i < length() && at(i) != at(from)) {
            i += at(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, length());
    }

    /** A string that may have variables in it, from its first quote. */
    int endOfTemplate(int from) {
        int i = from + 1;
        while (i < length() && at(i) != at(from)) {
            i = opensBraces(i) ? endOfBraces(i) : i + (at(i) == '\\' ? 2 : 1);
        }
        return Math.min(i + 1, length());
    }

    private boolean opensBraces(int index) {
        return has(index, "{$") || has(index, "${");
    }

    /** The braces of <code>{$a["b"]}</code>, in which the quotes of the string around it mean nothing. */
    private int endOfBraces(int from) {
        int depth = 0;
        int i = from;
        while (i < length()) {
            char c = at(i);
            i = c == '\'' || c == '"' ? endOfQuotes(i) : i + 1;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '}' && depth == 0) {
                return i;
            }
        }
        return length();
    }

    /** Whether a variable stands in a part of a template. */
    boolean hasVariable(int start, int end) {
        for (int i = start; i < end; i += at(i) == '\\' ? 2 : 1) {
            if (opensBraces(i) || (at(i) == '$' && isNameStart(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** The start of the line that closes a heredoc; the end of the file when there is none. */
    int closingLine(String label, int body) {
        int start = body;
        while (start < length()) {
            int word = endOfIndent(start);
            if (has(word, label) && endOfName(word) == word + label.length()) {
                return start;
            }
            start = behind("\n", start);
        }
        return length();
    }
}

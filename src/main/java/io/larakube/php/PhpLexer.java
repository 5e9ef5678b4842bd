package io.larakube.php;

import io.larakube.php.PhpToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a PHP file into tokens, so that what stands in comments and strings is not taken for code. Never fails: code that PHP
 * itself could not read gives some tokens or other.
 *
 * <p>Limits: casts are names in brackets; a heredoc ends at the first line that begins with its label, even inside of
 * <code>{$…}</code>, and keeps its escapes; of escapes in double quotes only the usual ones are read.
 */
final class PhpLexer {

    private static final List<String> LONG_SIGNS = List.of("=>", "?->", "->", "::", "...");

    private final PhpCode code;
    private final List<PhpToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int counted;

    private PhpLexer(PhpCode code) {
        this.code = code;
    }

    static List<PhpToken> tokens(String text) {
        PhpLexer lexer = new PhpLexer(new PhpCode(text));
        lexer.skipPage();
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    /** What stands outside of {@code <?php … ?>} is no code. */
    private void skipPage() {
        at = code.behind("<?", at);
        while (at < code.length()) {
            if (code.has(at, "=")) {
                at++;
                return;
            }
            if (code.between(at, at + 3).equalsIgnoreCase("php")) {
                at += 3;
                return;
            }
            at = code.behind("<?", at);
        }
    }

    private void next() {
        char c = code.at(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (code.has(at, "?>")) {
            add(Kind.SIGN, ";", at + 2);
            skipPage();
        } else if (code.has(at, "//") || (c == '#' && !code.has(at, "#["))) {
            at = code.endOfLineComment(at);
        } else if (code.has(at, "/*")) {
            at = code.behind("*/", at + 2);
        } else if (c == '\'') {
            int end = code.endOfQuotes(at);
            add(Kind.STRING, code.between(at + 1, end - 1).replace("\\'", "'").replace("\\\\", "\\"), end);
        } else if (c == '"' || c == '`') {
            template(c);
        } else if (!code.has(at, "<<<") || !heredoc()) {
            word(c);
        }
    }

    private void word(char c) {
        if (c == '$' && code.isNameStart(at + 1)) {
            add(Kind.VARIABLE, code.endOfName(at + 1));
        } else if (code.isDigit(at)) {
            add(Kind.NUMBER, code.endOfNumber(at));
        } else if (code.isNameStart(at) || (c == '\\' && code.isNameStart(at + 1))) {
            add(Kind.NAME, code.endOfQualifiedName(at));
            if (tokens.getLast().text().equalsIgnoreCase("__halt_compiler")) {
                at = code.length(); // data follows, no code
            }
        } else if (code.has(at, "#[")) {
            add(Kind.SIGN, "[", at + 2);
        } else {
            String sign = LONG_SIGNS.stream()
                    .filter(known -> code.has(at, known))
                    .findFirst()
                    .orElse(String.valueOf(c));
            add(Kind.SIGN, sign.equals("?->") ? "->" : sign, at + sign.length());
        }
    }

    private void template(char quote) {
        int end = code.endOfTemplate(at);
        boolean known = quote == '"' && !code.hasVariable(at + 1, end - 1);
        add(known ? Kind.STRING : Kind.TEMPLATE, unescaped(code.between(at + 1, end - 1)), end);
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int escaped = text.charAt(i) == '\\' && i + 1 < text.length() ? "\\\"$ntr".indexOf(text.charAt(i + 1)) : -1;
            plain.append(escaped < 0 ? text.charAt(i) : "\\\"$\n\t\r".charAt(escaped));
            i += escaped < 0 ? 0 : 1;
        }
        return plain.toString();
    }

    /** Reads a heredoc or nowdoc; false when {@code <<<} begins none. */
    private boolean heredoc() {
        int quote = code.endOfIndent(at + 3);
        boolean nowdoc = code.has(quote, "'");
        int label = nowdoc || code.has(quote, "\"") ? quote + 1 : quote;
        int endOfLabel = code.endOfName(label);
        int body = code.behind("\n", endOfLabel);
        if (!code.isNameStart(label) || body == code.length()) {
            return false;
        }
        int end = code.closingLine(code.between(label, endOfLabel), body);
        boolean known = nowdoc || !code.hasVariable(body, end);
        add(
                known ? Kind.STRING : Kind.TEMPLATE,
                code.between(body, end).strip(),
                code.endOfName(code.endOfIndent(end)));
        return true;
    }

    private void add(Kind kind, int end) {
        add(kind, code.between(at, end), end);
    }

    private void add(Kind kind, String text, int end) {
        while (counted < at) {
            line += code.at(counted++) == '\n' ? 1 : 0;
        }
        tokens.add(new PhpToken(kind, text, line));
        at = end;
    }
}

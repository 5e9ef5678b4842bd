package io.larakube.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What unquoted words of YAML mean to kubectl. Source: resolve.go of go.yaml.in/yaml/v3; tried with kubectl kustomize 1.35. */
final class YamlScalar {

    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern INTEGER =
            Pattern.compile("([+-]?)(?:0x([0-9a-fA-F]+)|0b([01]+)|0o?([0-7]+)|([1-9][0-9]*))");
    private static final Pattern FLOAT = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

    /** More than the 64 bits of an integer take in any notation; beyond that, kubectl reads a text. */
    private static final int LONGEST_INTEGER = 70;

    private YamlScalar() {}

    static Tree meaning(ScalarEvent scalar) {
        boolean isText = !scalar.isPlain()
                || scalar.getTag().filter(tag -> tag.endsWith(":str")).isPresent();
        return isText ? new Tree.Text(scalar.getValue()) : plain(scalar.getValue());
    }

    private static Tree plain(String word) {
        if (NULL.contains(word)) {
            return new Tree.Nil();
        }
        boolean isTrue = TRUE.contains(word);
        if (isTrue || FALSE.contains(word)) {
            return new Tree.Bool(isTrue);
        }
        return number(word).<Tree>map(Tree.Num::new).orElseGet(() -> new Tree.Text(word));
    }

    /** The number that a word is, as JSON writes it; dates, infinity and what is no number at all are texts. */
    private static Optional<String> number(String word) {
        if ("+-.0123456789".indexOf(word.charAt(0)) < 0) {
            return Optional.empty();
        }
        if (JSON_NUMBER.matcher(word).matches()) {
            return Optional.of(word);
        }
        if (word.length() > LONGEST_INTEGER) {
            return Optional.empty();
        }
        return integer(INTEGER.matcher(word.replace("_", "")))
                .or(() -> Optional.of(word).filter(FLOAT.asMatchPredicate()).map(YamlScalar::decimal));
    }

    private static String decimal(String word) {
        return new BigDecimal(word).toString();
    }

    private static Optional<String> integer(Matcher matcher) {
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int[] radixes = {16, 2, 8, 10};
        for (int i = 0; i < radixes.length; i++) {
            String digits = matcher.group(i + 2);
            if (digits != null) {
                BigInteger value = new BigInteger(digits, radixes[i]);
                return Optional.of((matcher.group(1).equals("-") ? value.negate() : value).toString());
            }
        }
        return Optional.empty();
    }
}

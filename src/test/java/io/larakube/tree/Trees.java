package io.larakube.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random trees of texts that are hard to write. The same seed gives the same ones. */
public final class Trees {

    private static final String HARD =
            " \n\t\r:#-?,[]{}&*!|>'\"%@`~=.0123456789eExoyYnN_+/\\aäé☃\u0000\u0085\u00a0\u2028\u3000\ufeff\ufffe";
    private static final List<String> NUMBERS =
            List.of("0", "-1", "12.50", "1e9", "1E-7", "2.5e+3", "12345678901234567890", "0.1");

    private final Random random;
    private final List<String> texts;

    /**
     * @param texts some of the texts that are in the trees
     */
    public Trees(long seed, List<String> texts) {
        this.random = new Random(seed);
        this.texts = texts;
    }

    public Tree next() {
        return next(4);
    }

    private Tree next(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 10)) {
            case 0, 1, 2 -> Tree.text(text());
            case 3 -> new Tree.Num(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 4 -> new Tree.Bool(random.nextBoolean());
            case 5 -> new Tree.Nil();
            case 6, 7 -> list(depth);
            default -> object(depth);
        };
    }

    private Tree list(int depth) {
        List<Tree> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            items.add(next(depth - 1));
        }
        return new Tree.Arr(items);
    }

    private Tree object(int depth) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.put(text(), next(depth - 1));
        }
        return new Tree.Obj(fields);
    }

    private String text() {
        if (random.nextInt(3) == 0) {
            return texts.get(random.nextInt(texts.size()));
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.appendCodePoint(random.nextInt(30) == 0 ? anyCharacter() : HARD.charAt(random.nextInt(HARD.length())));
        }
        return text.toString();
    }

    private int anyCharacter() {
        int character = random.nextInt(0x110000);
        return character >= 0xd800 && character <= 0xdfff ? '?' : character;
    }
}

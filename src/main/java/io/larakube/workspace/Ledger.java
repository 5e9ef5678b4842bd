package io.larakube.workspace;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What LaraKube generated, so that a file that the user edited since is known. It is committed: a colleague's clone knows as
 * much. A text is the same with Unix and with Windows line ends.
 *
 * @param sums the checksum of each generated file by its path: its CRC-32 and its length in bytes, {@code 1c291ca3-2048}. It tells
 *     an edit from what was written, not an attack; a cryptographic hash costs a tenth of a whole {@code render} in Java
 */
public record Ledger(NavigableMap<String, String> sums) {

    public static final String PATH = ".infrastructure/k8s/.larakube-files.json";

    private static final String ABOUT =
            "The files that LaraKube generated. Commit this: it tells your edits from LaraKube's.";
    private static final String REMEDY =
            "restore it from git; without it LaraKube keeps every file that differs from what it would write";
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{8}-[0-9]+");

    public Ledger {
        sums = Collections.unmodifiableNavigableMap(new TreeMap<>(sums));
    }

    public static Ledger empty() {
        return new Ledger(new TreeMap<>());
    }

    /** The ledger that a text holds; a failure with every problem when it holds none. */
    public static Ledger parse(String text) {
        return switch (Json.read(PATH, text)) {
            case Json.Reading.Unreadable(Problem problem) ->
                throw new Failure.BadInput(List.of(new Problem(problem.place(), problem.what(), REMEDY)));
            case Json.Reading.Read(Json json) -> read(json);
        };
    }

    private static Ledger read(Json json) {
        List<Problem> problems = new ArrayList<>();
        NavigableMap<String, String> sums = new TreeMap<>();
        if (!(json.tree().at("files").orElse(new Tree.Nil()) instanceof Tree.Obj)) {
            problems.add(new Problem(json.place("files"), "no list of files", REMEDY));
        }
        for (Map.Entry<String, Tree> file : json.tree().fieldsAt("files").entrySet()) {
            boolean valid = Paths.isInside(file.getKey())
                    && file.getValue() instanceof Tree.Text(String sum)
                    && SUM.matcher(sum).matches();
            if (valid) {
                sums.put(file.getKey(), ((Tree.Text) file.getValue()).value());
            } else {
                problems.add(new Problem(
                        json.place(Json.path("files", file.getKey())), "no file with its checksum", REMEDY));
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure.BadInput(problems);
        }
        return new Ledger(sums);
    }

    static String sum(String text) {
        byte[] bytes = LineEnds.unix(text).getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue()) + "-" + bytes.length;
    }

    boolean knows(String path) {
        return sums.containsKey(path);
    }

    /** Whether a file holds what LaraKube wrote there last. */
    boolean isUnchanged(String path, String text) {
        return sum(text).equals(sums.get(path));
    }

    /** The text of the file, the same for the same ledger. */
    public String text() {
        Tree.Obj files = Tree.obj();
        for (Map.Entry<String, String> file : sums.entrySet()) {
            files = files.with(file.getKey(), file.getValue());
        }
        return JsonText.indented(Tree.obj().with("about", ABOUT).with("files", files));
    }
}

package io.larakube.workspace;

import io.larakube.tree.Tree;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that was found out about the application, and where.
 *
 * @param what the field of the blueprint that it answers ({@code database}, {@code features}), or {@code laravel}
 * @param value as the blueprint has it: {@code postgres}, {@code horizon}, {@code 8.4}
 * @param file relative to the project's root
 * @param line from 1; none for the file as a whole
 * @param evidence what stands there, in a few words: {@code DB_CONNECTION=pgsql}; never a secret
 */
public record Finding(String what, String value, String file, OptionalInt line, String evidence) {

    static Finding of(String what, String value, Source source) {
        return new Finding(what, value, source.file(), source.line(), source.evidence());
    }

    /** {@code .env:12}, or the file alone. */
    public String place() {
        return line.isPresent() ? file + ":" + line.getAsInt() : file;
    }

    public Tree.Obj json() {
        Optional<Tree> number =
                line.isPresent() ? Optional.of(new Tree.Num(Integer.toString(line.getAsInt()))) : Optional.empty();
        return Tree.obj()
                .with("what", what)
                .with("value", value)
                .with("file", file)
                .with("line", number)
                .with("evidence", evidence);
    }
}

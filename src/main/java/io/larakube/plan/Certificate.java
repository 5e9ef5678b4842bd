package io.larakube.plan;

import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What {@code larakube storage:prove} found of a storage class, as the class itself keeps it in the annotation
 * {@link Names#PROVEN}. It goes with the class: one that is made anew has none.
 *
 * @param at when
 * @param holds whether the class does what an application on many nodes needs
 * @param summary what it does, or what it does not
 * @param circumstances the driver, versions, nodes and figures
 */
public record Certificate(Instant at, boolean holds, String summary, Tree.Obj circumstances) {

    /** Reads the annotation; none when it is no certificate. */
    public static Optional<Certificate> read(String annotation) {
        return Json.parse(annotation).flatMap(Certificate::of);
    }

    private static Optional<Certificate> of(Tree read) {
        try {
            return read.textAt("at")
                    .map(Instant::parse)
                    .map(at -> new Certificate(
                            at,
                            read.isTrueAt("holds"),
                            read.textAt("summary").orElse(""),
                            read.at("circumstances")
                                    .filter(Tree.Obj.class::isInstance)
                                    .map(Tree.Obj.class::cast)
                                    .orElseGet(Tree::obj)));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    /** The annotation's text. */
    public String text() {
        return JsonText.line(Tree.obj()
                .with("at", at.toString())
                .with("holds", holds)
                .with("summary", summary)
                .with("circumstances", circumstances));
    }
}

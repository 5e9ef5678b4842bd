package io.larakube.rollout;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.Optional;

/**
 * A release as the cluster remembers it, without its content.
 *
 * @param number from 1, in the order of time
 * @param release its id; a release that was put there again has the id that it had
 * @param by who put it there
 * @param ended when its start ended; empty when nobody saw that
 * @param outcome as that of {@link LastStart}
 * @param configuration a hash of every key and value that the pods see
 * @param manifests a hash of all objects
 */
public record ReleaseRecord(
        int number,
        String release,
        String image,
        String by,
        Cause cause,
        Instant at,
        Optional<Instant> ended,
        String outcome,
        String configuration,
        String manifests) {

    private static final String NOTE = "larakube.io/";

    public boolean wasReady() {
        return outcome.equals(LastStart.READY);
    }

    /** Whether nobody saw how its start ended: it goes on, was interrupted, or was not followed. */
    public boolean isOpen() {
        return outcome.equals(LastStart.STARTED);
    }

    ReleaseRecord ended(Instant when, String how) {
        return new ReleaseRecord(
                number, release, image, by, cause, at, Optional.of(when), how, configuration, manifests);
    }

    /** The name of its Secret. */
    String name() {
        return Names.RELEASE_RECORD + number;
    }

    /** For people: {@code #12 7f3a9c2e10}. */
    public String shown() {
        return "#" + number + " " + release;
    }

    /** What its Secret says of it without showing its content. */
    Tree.Obj notes() {
        return Tree.obj()
                .with(NOTE + "number", Integer.toString(number))
                .with(Names.LABEL_RELEASE, release)
                .with(NOTE + "image", image)
                .with(NOTE + "by", by)
                .with(NOTE + "cause", cause.words())
                .with(NOTE + "at", at.toString())
                .with(NOTE + "ended", ended.map(Instant::toString).map(Tree::text))
                .with(NOTE + "outcome", outcome)
                .with(NOTE + "configuration", configuration)
                .with(NOTE + "manifests", manifests);
    }

    /** Reads it from the {@code metadata} of a Secret; empty when that is none of a release. */
    static Optional<ReleaseRecord> of(Tree object) {
        return note(object, "number")
                .filter(number -> number.matches("[0-9]{1,9}"))
                .map(number -> new ReleaseRecord(
                        Integer.parseInt(number),
                        note(object, "release").orElse(""),
                        note(object, "image").orElse(""),
                        note(object, "by").orElse(""),
                        Cause.of(note(object, "cause").orElse("")),
                        note(object, "at").map(Instant::parse).orElse(Instant.EPOCH),
                        note(object, "ended").map(Instant::parse),
                        note(object, "outcome").orElse(LastStart.STARTED),
                        note(object, "configuration").orElse(""),
                        note(object, "manifests").orElse("")));
    }

    private static Optional<String> note(Tree object, String name) {
        return object.textAt("metadata", "annotations", NOTE + name);
    }
}

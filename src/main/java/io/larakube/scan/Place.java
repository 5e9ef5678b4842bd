package io.larakube.scan;

import java.util.Comparator;
import java.util.Optional;

/**
 * One place in the application that keeps local state.
 *
 * @param code the line of code, without the spaces around it
 * @param what what happens there, in a few words
 * @param why why it only guesses; empty when it is certain
 */
public record Place(
        Spot spot,
        String code,
        State state,
        Judgement judgement,
        Confidence confidence,
        String what,
        Optional<String> why) {

    /** By file and line. */
    static final Comparator<Place> ORDER = Comparator.comparing(
                    (Place place) -> place.spot().file())
            .thenComparingInt(place -> place.spot().line())
            .thenComparingInt(place -> place.spot().column());

    public Verdict on(Nodes nodes) {
        return switch (nodes) {
            case ONE -> judgement.one();
            case MANY -> judgement.many();
        };
    }

    public String change() {
        return judgement.change();
    }

    public Verdict worst() {
        return judgement.one().or(judgement.many());
    }
}

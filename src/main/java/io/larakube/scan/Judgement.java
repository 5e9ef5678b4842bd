package io.larakube.scan;

/**
 * A verdict for one node and one for many, and the smallest change that makes both fine.
 *
 * @param change empty when nothing needs to change
 */
public record Judgement(Verdict one, Verdict many, String change) {

    static final Judgement FINE = new Judgement(Verdict.FINE, Verdict.FINE, "");

    boolean isFine() {
        return one == Verdict.FINE && many == Verdict.FINE;
    }
}

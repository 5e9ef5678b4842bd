package io.larakube.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.scan.Skeleton.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How much of what is there is found, and how much of what is found is there; prints both. */
class AccuracyTest {

    /** What one group of skeletons comes to; a place counts as found only with the right verdicts. */
    private static final class Count {
        private int known;
        private int found;
        private int right;
        private final List<String> missed = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();

        void add(Skeleton skeleton) {
            List<Known> expected = skeleton.known();
            List<Place> places = skeleton.scan().places();
            known += expected.size();
            found += places.size();
            for (Known each : expected) {
                if (places.stream().anyMatch(place -> each.isAt(place) && each.isJudged(place))) {
                    right++;
                } else {
                    missed.add(skeleton + " " + each);
                }
            }
            for (Place place : places) {
                if (expected.stream().noneMatch(each -> each.isAt(place) && each.isJudged(place))) {
                    wrong.add(skeleton + " " + place);
                }
            }
        }

        double recall() {
            return (double) right / known;
        }

        double precision() {
            return (double) (found - wrong.size()) / found;
        }

        void print(String group) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d places known, recall %.1f %%, precision %.1f %%%n",
                    group,
                    known,
                    recall() * 100,
                    precision() * 100);
            missed.forEach(line -> System.out.println("  missed " + line));
            wrong.forEach(line -> System.out.println("  wrong  " + line));
        }
    }

    private static Count count(String... groups) {
        Count count = new Count();
        for (String group : groups) {
            Skeleton.in(group).forEach(count::add);
        }
        count.print(String.join(" and ", groups));
        return count;
    }

    @Test
    void atLeast95OfAHundredKnownPlacesAreFound() {
        Count all = count("open", "held-out");

        assertThat(all.known).isGreaterThan(100);
        assertThat(all.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(all.precision()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void soManyAreFoundInSkeletonsThatTheRulesWereNotMadeFor() {
        Count heldOut = count("held-out");

        assertThat(heldOut.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(heldOut.precision()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void nothingIsFoundWhereAllStateIsOutsideOfThePods() {
        assertThat(Skeleton.named("open", "stateless").scan().places()).isEmpty();
    }
}

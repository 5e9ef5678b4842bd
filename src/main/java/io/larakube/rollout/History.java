package io.larakube.rollout;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The releases that an environment had and that are kept.
 *
 * @param releases the newest first
 */
public record History(List<ReleaseRecord> releases) {

    /** How many are kept. */
    static final int LIMIT = 10;

    public History {
        releases = releases.stream()
                .sorted(Comparator.comparingInt(ReleaseRecord::number).reversed())
                .toList();
    }

    /** The one that was put there last, whatever became of it. */
    public Optional<ReleaseRecord> newest() {
        return releases.stream().findFirst();
    }

    /** The number for a release that begins now: that of the newest when it is the same release, whose start is repeated. */
    int numberOf(String release) {
        return newest().filter(last -> last.release().equals(release))
                .map(ReleaseRecord::number)
                .orElse(newest().map(ReleaseRecord::number).orElse(0) + 1);
    }

    /** Those beyond the limit; never the newest that was ready, to which one would go back. */
    List<ReleaseRecord> outdated() {
        Optional<ReleaseRecord> ready =
                releases.stream().filter(ReleaseRecord::wasReady).findFirst();
        return releases.stream()
                .skip(LIMIT)
                .filter(release -> !Optional.of(release).equals(ready))
                .toList();
    }

    /**
     * The one that people mean by its number or the beginning of its id; the newest of several with one id.
     *
     * @param word {@code 12}, {@code #12} or {@code 7f3a}
     */
    public Optional<ReleaseRecord> named(String word) {
        String number = word.startsWith("#") ? word.substring(1) : word;
        Stream<ReleaseRecord> byNumber = releases.stream()
                .filter(release -> Integer.toString(release.number()).equals(number));
        Stream<ReleaseRecord> byId = releases.stream()
                .filter(release -> word.length() >= 4 && release.release().startsWith(word));
        return Stream.concat(byNumber, byId).findFirst();
    }

    /**
     * The one to go back to when none is named: the newest before the current one that was ready. After a rollback, the one before that
     * to which it went, so that two rollbacks go back twice; a rollback that was interrupted is gone on with.
     */
    public Optional<ReleaseRecord> previous() {
        Optional<ReleaseRecord> last = newest();
        Optional<ReleaseRecord> unfinished = last.filter(ReleaseRecord::isOpen)
                .flatMap(rollback -> rollback.cause().back())
                .flatMap(this::numbered);
        return unfinished.or(() -> last.flatMap(this::before));
    }

    private Optional<ReleaseRecord> before(ReleaseRecord current) {
        int place = current.cause().back().orElse(current.number());
        return releases.stream()
                .filter(release -> release.number() < place)
                .filter(ReleaseRecord::wasReady)
                .filter(release -> !release.release().equals(current.release()))
                .findFirst();
    }

    private Optional<ReleaseRecord> numbered(int number) {
        return releases.stream().filter(release -> release.number() == number).findFirst();
    }

    /** Those that came after a release, the oldest first. */
    public List<ReleaseRecord> after(ReleaseRecord release) {
        return releases.reversed().stream()
                .filter(other -> other.number() > release.number())
                .toList();
    }

    /** What is different from the one before it: image, configuration, manifests; empty when that one is not kept. */
    public List<String> changed(ReleaseRecord release) {
        Optional<ReleaseRecord> before = releases.stream()
                .filter(other -> other.number() < release.number())
                .findFirst();
        return before.map(other -> Stream.of(
                                Optional.of("image").filter(_ -> !other.image().equals(release.image())),
                                Optional.of("configuration")
                                        .filter(_ -> !other.configuration().equals(release.configuration())),
                                Optional.of("manifests")
                                        .filter(_ -> !other.manifests().equals(release.manifests())))
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }
}

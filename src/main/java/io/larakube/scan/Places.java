package io.larakube.scan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the places of all files out of what the rules wrote down. */
final class Places {

    /** So many names say which folder is meant; {@code storage} or {@code public} alone does not. */
    private static final int TELLING = 2;

    private Places() {}

    /** By file and line, and one for each piece of code. */
    static List<Place> of(Notes.Book book) {
        Stream<Place> readers = book.looks().stream()
                .filter(look -> book.written().stream().anyMatch(written -> meet(written, look.location())))
                .map(Notes.Look::place);
        Map<Spot, Place> bySpot = new LinkedHashMap<>();
        Stream.concat(book.places().stream(), readers)
                .forEach(place -> bySpot.merge(place.spot(), place, Places::worse));
        return ordered(bySpot.values());
    }

    private static List<Place> ordered(Collection<Place> places) {
        return places.stream().sorted(Place.ORDER).toList();
    }

    /** The one that says more: the worse verdict, else the surer one, else the first. */
    private static Place worse(Place first, Place second) {
        int verdicts = first.worst().compareTo(second.worst());
        if (verdicts != 0) {
            return verdicts > 0 ? first : second;
        }
        return second.confidence().compareTo(first.confidence()) < 0 ? second : first;
    }

    /** Whether what is read may be what was written. */
    private static boolean meet(Location written, Location read) {
        List<String> one = extent(written);
        List<String> other = extent(read);
        int common = Math.min(one.size(), other.size());
        boolean within = one.subList(0, common).equals(other.subList(0, common));
        return written.root() == read.root() && within && (common >= TELLING || one.equals(other));
    }

    private static List<String> extent(Location location) {
        return location.whole() ? location.names() : location.folders();
    }
}

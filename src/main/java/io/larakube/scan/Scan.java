package io.larakube.scan;

import java.util.List;
import java.util.Optional;

/**
 * What a reading of an application's code and configuration found.
 *
 * @param places by file and line; those that are fine on one node and on many are left out
 * @param drivers by purpose, in the order of {@link Driver}
 * @param environmentFile the file whose variables were taken, when there is one
 * @param files how many files of PHP were read
 */
public record Scan(
        List<Place> places, List<Driver> drivers, List<Unread> unread, Optional<String> environmentFile, int files) {

    public Scan {
        places = List.copyOf(places);
        drivers = List.copyOf(drivers);
        unread = List.copyOf(unread);
    }

    /** The places that are not fine on so many nodes. */
    public List<Place> troubles(Nodes nodes) {
        return places.stream().filter(place -> place.on(nodes) != Verdict.FINE).toList();
    }

    public Optional<Driver> driver(String purpose) {
        return drivers.stream()
                .filter(driver -> driver.purpose().equals(purpose))
                .findFirst();
    }
}

package io.larakube.scan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The paths that values lead to. */
final class Locations {

    private Locations() {}

    /** Each path that a value may be; none for an address such as {@code php://memory}, and when nothing of it is known. */
    static List<Location> of(Value value) {
        return value.each().stream().flatMap(each -> one(each).stream()).toList();
    }

    private static Optional<Location> one(Value value) {
        return switch (value) {
            case Value.OnDisk(Location location) -> Optional.of(location);
            case Value.Text(String text, boolean whole)
            when !text.isBlank() && !text.contains("://") -> Optional.of(Location.of(text, whole));
            default -> Optional.empty();
        };
    }

    /** Whether a value is an address that is no file of this machine. */
    static boolean isAddress(Value value) {
        return value.each().stream()
                .anyMatch(each -> each instanceof Value.Text(String text, var _) && text.contains("://"));
    }

    /** All paths in a value: in arrays, objects and texts around them too. */
    static Stream<Location> within(Value value) {
        return switch (value) {
            case Value.OnDisk(Location location) -> Stream.of(location);
            case Value.Joined(var _, Location location) -> Stream.of(location);
            case Value.Items(var items) -> items.stream().flatMap(item -> within(item.value()));
            case Value.OneOf(var values) -> values.stream().flatMap(Locations::within);
            case Value.Made(var _, var arguments) -> arguments.stream().flatMap(Locations::within);
            case Value.Text(String text, boolean whole) -> temporary(text, whole);
            default -> Stream.empty();
        };
    }

    private static Stream<Location> temporary(String text, boolean whole) {
        return Stream.of(Location.of(text, whole)).filter(location -> location.root() == Location.Root.TEMPORARY);
    }
}

package io.larakube.scan;

import java.util.Optional;

/** PHP's own constants that are part of paths. */
final class Constants {

    private Constants() {}

    static Optional<Value> value(String name, Frame frame) {
        return switch (name) {
            case "__DIR__" ->
                Optional.of(new Value.OnDisk(Location.application(frame.file().folder())));
            case "__FILE__" ->
                Optional.of(new Value.OnDisk(Location.application(frame.file().path())));
            case "DIRECTORY_SEPARATOR", "\\DIRECTORY_SEPARATOR" -> Optional.of(Value.text("/"));
            default -> Optional.empty();
        };
    }
}

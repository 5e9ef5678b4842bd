package io.larakube.scan;

import io.larakube.scan.Value.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Laravel's log channels, and which of them write files. */
final class Channels {

    static final Set<String> FILE_DRIVERS = Set.of("single", "daily");
    static final Judgement FILE = new Judgement(Verdict.FINE, Verdict.LOST, "LOG_CHANNEL=stderr");

    private static final int DEPTH = 5;

    private Channels() {}

    static boolean isFile(String channel, Settings settings) {
        return isFile(channel, settings, DEPTH);
    }

    /** A stack writes files when one of its channels does. */
    private static boolean isFile(String channel, Settings settings, int depth) {
        String config = "logging.channels." + channel;
        String driver = settings.text(config + ".driver").orElse("");
        if (driver.equals("stack") && depth > 0) {
            return settings.value(config + ".channels").stream()
                    .flatMap(value -> value instanceof Value.Items(List<Item> items)
                            ? items.stream().map(Item::value)
                            : java.util.stream.Stream.of(value))
                    .flatMap(value -> value.known().stream())
                    .anyMatch(each -> isFile(each, settings, depth - 1));
        }
        return FILE_DRIVERS.contains(driver);
    }

    static Optional<Item> of(Settings settings) {
        String channel = settings.text("logging.default").orElse("stack");
        Optional<Item> stack = settings.item("logging.channels." + channel + ".channels")
                .filter(item -> settings.environment().has("LOG_STACK"));
        return stack.isPresent() ? stack : settings.item("logging.default");
    }
}

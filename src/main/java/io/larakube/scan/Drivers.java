package io.larakube.scan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which drivers an application is set to use. */
final class Drivers {

    private Drivers() {}

    static List<Driver> of(Settings settings) {
        return Stream.of(
                        driver(
                                settings,
                                "database",
                                "database.default",
                                isSqlite(settings, text(settings, "database.default"))),
                        driver(settings, "cache", "cache.default", Stores.isFile(Stores.standard(settings), settings)),
                        driver(
                                settings,
                                "session",
                                "session.driver",
                                text(settings, "session.driver").equals("file")),
                        driver(settings, "queue", "queue.default", false),
                        driver(settings, "broadcasting", "broadcasting.default", false),
                        driver(settings, "filesystem", "filesystems.default", isLocalDisk(settings)),
                        driver(
                                settings,
                                "log",
                                "logging.default",
                                Channels.isFile(text(settings, "logging.default"), settings)),
                        driver(
                                settings,
                                "maintenance",
                                "app.maintenance.driver",
                                text(settings, "app.maintenance.driver").equals("file")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Driver> driver(Settings settings, String purpose, String key, boolean isLocal) {
        return settings.item(key)
                .flatMap(item ->
                        item.value().known().map(name -> new Driver(purpose, name, settings.spot(item), isLocal)));
    }

    private static String text(Settings settings, String key) {
        return settings.text(key).orElse("");
    }

    private static boolean isLocalDisk(Settings settings) {
        Disks disks = Disks.of(settings);
        return disks.root(disks.standard()).isPresent();
    }

    static boolean isSqlite(Settings settings, String connection) {
        String config = "database.connections." + connection;
        return settings.text(config + ".driver").filter("sqlite"::equals).isPresent()
                && settings.text(config + ".database")
                        .filter(":memory:"::equals)
                        .isEmpty();
    }
}

package io.larakube.scan;

import io.larakube.scan.Value.Item;
import io.larakube.scan.Value.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the settings of an application say: the drivers that it uses, and the places where a setting keeps state in a pod. */
final class Review {

    private static final Set<String> DISK_KEYS =
            Set.of("disk", "disk_name", "disks", "disk_id", "default_disk", "storage_disk", "filesystem_disk");

    private final Settings settings;
    private final Ground ground;
    private final List<Place> places = new ArrayList<>();

    private Review(Settings settings, Ground ground) {
        this.settings = settings;
        this.ground = ground;
    }

    static List<Place> places(Settings settings, Ground ground) {
        Review review = new Review(settings, ground);
        review.session();
        review.cache();
        review.database();
        review.log();
        review.maintenance();
        review.configuredDisks();
        return review.places;
    }

    private void session() {
        Judgement judgement = new Judgement(Verdict.FINE, Verdict.LOST, "SESSION_DRIVER=redis, or database");
        settings.item("session.driver")
                .filter(item -> is(item, "file"))
                .ifPresent(item -> add(item, State.SESSION, judgement, "sessions are files of one pod"));
    }

    private void cache() {
        if (Stores.isFile(Stores.standard(settings), settings)) {
            settings.item("cache.default")
                    .ifPresent(item -> add(item, State.CACHE, Stores.ENTRIES, "the cache is files of one pod"));
        }
    }

    /** LaraKube puts the file of the default connection into storage/. */
    private void database() {
        Judgement judgement = new Judgement(Verdict.FINE, Verdict.BREAKS, "DB_CONNECTION=pgsql");
        settings.item("database.default")
                .filter(item -> item.value()
                        .known()
                        .filter(name -> Drivers.isSqlite(settings, name))
                        .isPresent())
                .ifPresent(item ->
                        add(item, State.DATABASE, judgement, "SQLite is one file, which only one node can open"));
    }

    private void log() {
        boolean file = settings.text("logging.default")
                .filter(channel -> Channels.isFile(channel, settings))
                .isPresent();
        if (file) {
            Channels.of(settings)
                    .ifPresent(item -> add(item, State.LOG, Channels.FILE, "the log is a file of one pod"));
        }
    }

    /** The default, which nobody wrote down, is said only where code takes the application down. */
    private void maintenance() {
        settings.item("app.maintenance.driver")
                .filter(item -> is(item, "file"))
                .filter(item ->
                        !Settings.isOfFramework(item) || settings.environment().has("APP_MAINTENANCE_DRIVER"))
                .ifPresent(
                        item -> add(item, State.MAINTENANCE, MaintenanceRule.FILE, "artisan down takes down one pod"));
    }

    private static boolean is(Item item, String text) {
        return item.value().known().filter(text::equals).isPresent();
    }

    private void configuredDisks() {
        settings.files().forEach((name, value) -> {
            if (!name.equals("filesystems")) {
                disks(value, false);
            }
        });
    }

    /** Names of disks wherever a file of {@code config/} has them, by the names of their keys. */
    private void disks(Value value, boolean named) {
        if (!(value instanceof Items(List<Item> items))) {
            return;
        }
        for (Item item : items) {
            boolean isDisk = item.key().map(DISK_KEYS::contains).orElse(named);
            if (isDisk) {
                item.value().known().ifPresent(disk -> disk(item, disk));
            }
            disks(item.value(), isDisk && item.key().filter("disks"::equals).isPresent());
        }
    }

    private void disk(Item item, String disk) {
        Disks.of(settings)
                .root(disk)
                .map(root -> ground.of(root, true))
                .filter(judged -> !judged.isFine())
                .ifPresent(judged -> {
                    Spot spot = settings.spot(item);
                    places.add(new Place(
                            spot,
                            settings.code(item, spot),
                            State.FILE,
                            judged,
                            Confidence.LIKELY,
                            "a package is told the disk '" + disk + "'",
                            Optional.of("the key is taken for the name of a disk")));
                });
    }

    private void add(Item item, State state, Judgement judgement, String what) {
        Spot spot = settings.spot(item);
        String code = settings.code(item, spot);
        places.add(new Place(spot, code, state, judgement, Confidence.CERTAIN, what, Optional.empty()));
    }

    /** A package that is told a disk by its own default. */
    static Stream<Place> ofPackages(Settings settings, Ground ground, Composer composer) {
        return settings.files().containsKey("media-library")
                ? Stream.empty()
                : composer.spot("spatie/laravel-medialibrary").stream()
                        .flatMap(spot -> settings.item("media-library.disk_name").stream()
                                .flatMap(item -> item.value().known().stream())
                                .flatMap(disk -> Disks.of(settings).root(disk).stream())
                                .map(root -> ground.of(root, true))
                                .filter(judged -> !judged.isFine())
                                .map(judged -> new Place(
                                        spot,
                                        composer.line(spot.line()),
                                        State.FILE,
                                        new Judgement(judged.one(), judged.many(), "MEDIA_DISK=s3"),
                                        Confidence.LIKELY,
                                        "the media library keeps its files on a local disk",
                                        Optional.of("no config/media-library.php says otherwise"))));
    }
}

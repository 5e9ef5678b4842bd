package io.larakube.scan;

import java.util.Optional;

/** Laravel's disks, and which of them are folders of a pod. */
record Disks(Settings settings) {

    private static final int DEPTH = 5;

    static Disks of(Settings settings) {
        return new Disks(settings);
    }

    /** The folder of a disk; empty for a disk that is elsewhere, or that is not configured. */
    Optional<Location> root(String disk) {
        return root(disk, DEPTH);
    }

    /** A scoped disk is a folder of another one. */
    private Optional<Location> root(String disk, int depth) {
        String config = "filesystems.disks." + disk;
        return switch (settings.text(config + ".driver").orElse("")) {
            case "local" ->
                settings.value(config + ".root").flatMap(Disks::location).or(Disks::unknown);
            case "scoped" ->
                settings.text(config + ".disk").filter(_ -> depth > 0).flatMap(other -> root(other, depth - 1));
            default -> Optional.empty();
        };
    }

    private static Optional<Location> location(Value root) {
        return Locations.of(root).stream().findFirst();
    }

    private static Optional<Location> unknown() {
        return Optional.of(Location.application("storage/app"));
    }

    boolean isKnown(String disk) {
        return settings.item("filesystems.disks." + disk).isPresent();
    }

    /** The name of the default disk. */
    String standard() {
        return settings.text("filesystems.default").orElse("local");
    }

    /** The folder of the disk on which Livewire has an upload until it is stored. */
    Optional<Location> livewire() {
        return root(settings.text("livewire.temporary_file_upload.disk")
                .filter(disk -> !disk.equals("null"))
                .orElseGet(this::standard));
    }
}

package io.larakube.scan;

import io.larakube.scan.Notes.Remark;
import java.util.List;
import java.util.Optional;

/** Packages that are told a disk: Laravel Excel, laravel-ffmpeg, laravel-dompdf, laravel-sitemap, the media library. */
final class PackageRule implements Rule {

    private static final String BY_NAME = "by its name, the method takes the name of a disk";

    @Override
    public void call(Call call, Notes notes) {
        Remark remark = Remark.certain(call.node(), State.FILE, "writes to");
        if (call.on(Laravel.EXCEL, "store", "queue")) {
            notes.disk(remark, call.argument(2, "disk", "diskName"), true);
        } else if (isExport(call)) {
            notes.disk(
                    remark.likely("the class is taken for an export of Laravel Excel"), call.argument(1, "disk"), true);
        } else if (call.on(Laravel.PDF, "save") && call.arguments().size() > 1) {
            notes.disk(remark, call.argument(1, "disk"), true);
        } else {
            diskIndex(call)
                    .flatMap(call::argument)
                    .filter(name -> isDisk(name, notes))
                    .ifPresent(name -> notes.disk(
                            remark.likely(BY_NAME),
                            Optional.of(name),
                            !call.name().equals("fromdisk")));
        }
        pdfWithoutFolder(call, remark, notes);
    }

    private static Optional<Integer> diskIndex(Call call) {
        boolean isFilesystem = call.owner().equals(Laravel.STORAGE) || call.receiver() instanceof Value.Disk;
        if (isFilesystem || Laravel.isOwn(call.owner())) {
            return Optional.empty();
        }
        return switch (call.name()) {
            case "todisk", "writetodisk", "fromdisk", "ondisk", "usedisk", "disk" -> Optional.of(0);
            case "tomediacollection", "tomediacollectionfromremote" -> Optional.of(1);
            case "storingconversionsondisk" -> Optional.of(0);
            default -> Optional.empty();
        };
    }

    private static boolean isDisk(Value name, Notes notes) {
        return name.known().filter(notes.disks()::isKnown).isPresent();
    }

    /** {@code (new UsersExport)->store('users.xlsx')}, by the trait Exportable. */
    private static boolean isExport(Call call) {
        boolean named = call.owner().endsWith("Export") || call.owner().contains("\\Exports\\");
        return named
                && call.kind() == Call.Kind.METHOD
                && List.of("store", "queue").contains(call.name());
    }

    /** Without a disk, dompdf writes where the path says; one that is relative to nothing goes to the working folder. */
    private static void pdfWithoutFolder(Call call, Remark remark, Notes notes) {
        if (call.on(Laravel.PDF, "save") && call.arguments().size() == 1) {
            call.argument(0)
                    .filter(Value.Text.class::isInstance)
                    .ifPresent(path -> notes.writes(remark.saying(State.FILE, "writes"), path, false));
        }
    }
}

package io.larakube.scan;

import io.larakube.scan.Notes.Remark;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Libraries that write to a path that they are given: {@code $pdf->save(storage_path('a.pdf'))}; and Laravel's answers that send
 * a file.
 */
final class SaveRule implements Rule {

    private static final String BY_NAME = "by its name, the method writes to the path";

    private static final Set<String> WRITING = Set.of(
            "save",
            "saveas",
            "savepdf",
            "savehtml",
            "savexml",
            "asxml",
            "saveimage",
            "writetofile",
            "tofile",
            "writefile",
            "writeimage",
            "writeimages",
            "generate",
            "sink",
            "saveto",
            "savetofile",
            "exporttofile",
            "output",
            "createfrompath",
            "openforwriting",
            "openfile",
            "moveto",
            "extractto",
            "extract",
            "render",
            "store",
            "storeas",
            "dumptofile",
            "export",
            "create",
            "download",
            "copyto",
            "write",
            "sendoutputto",
            "appendoutputto",
            "move");

    private static final Set<String> FOLDERS = Set.of("extractto", "extract", "move");

    /** Names that are too common: only a path in {@code storage/} or {@code public/} tells what they do. */
    private static final Set<String> COMMON =
            Set.of("store", "export", "create", "render", "write", "output", "download", "generate");

    @Override
    public void call(Call call, Notes notes) {
        if (call.on(Laravel.RESPONSE, "download", "file") || isAttachment(call)) {
            sends(call, notes);
        } else if (call.on(Laravel.ZIP, "open")) {
            zip(call, notes);
        } else if (call.on(Laravel.EXCEL, "import", "queueimport", "toarray", "tocollection")) {
            call.argument(1, "filePath")
                    .ifPresent(path -> notes.reads(Remark.certain(call.node(), State.FILE, "reads"), path));
        } else if (call.isMethod("withoptions")) {
            call.argument(0).flatMap(options -> options.at("sink")).ifPresent(path -> writes(call, path, notes));
        } else if (isForeign(call)) {
            WRITING.stream().filter(call.name()::equals).findFirst().ifPresent(_ -> saves(call, notes));
        }
    }

    private static boolean isForeign(Call call) {
        boolean known = List.of(Laravel.STORAGE, Laravel.FILES, Laravel.CACHE, Laravel.SESSION)
                .contains(call.owner());
        boolean isObject = call.receiver() instanceof Value.Made || call.receiver() instanceof Value.Unknown;
        return call.kind() != Call.Kind.FUNCTION && !known && isObject;
    }

    private static void saves(Call call, Notes notes) {
        for (Call.Argument argument : call.arguments()) {
            if (isPath(call, argument.value())) {
                writes(call, argument.value(), notes);
            }
        }
    }

    /** A path of the application's, or a text with a slash, which starts at the working folder. */
    private static boolean isPath(Call call, Value value) {
        return value.each().stream().anyMatch(each -> switch (each) {
            case Value.OnDisk(Location location) ->
                location.root() == Location.Root.APPLICATION && isWritable(call, location);
            case Value.Text(String text, var _) ->
                !COMMON.contains(call.name()) && !call.name().equals("move") && isRelative(text);
            default -> false;
        });
    }

    private static boolean isRelative(String text) {
        return text.contains("/")
                && !text.contains("://")
                && !text.contains(" ")
                && !text.contains("<")
                && !text.startsWith("/");
    }

    private static boolean isWritable(Call call, Location location) {
        return !COMMON.contains(call.name()) || location.isBelow("storage") || location.isBelow("public");
    }

    private static void writes(Call call, Value path, Notes notes) {
        Remark remark = Remark.certain(call.node(), State.FILE, "writes");
        notes.writes(remark.likely(BY_NAME), path, FOLDERS.contains(call.name()));
    }

    /** Without a flag that creates it, an archive is only read. */
    private static void zip(Call call, Notes notes) {
        Remark remark = Remark.certain(call.node(), State.FILE, "writes");
        String flags =
                call.arguments().size() > 1 ? call.arguments().get(1).node().text() : "";
        call.argument(0, "filename").ifPresent(path -> {
            if (flags.contains("CREATE") || flags.contains("OVERWRITE")) {
                notes.writes(remark, path, false);
            } else {
                notes.reads(remark.saying(State.FILE, "reads"), path);
            }
        });
    }

    private static boolean isAttachment(Call call) {
        return call.isMethod("attach", "frompath")
                && call.argument(0).filter(Value.OnDisk.class::isInstance).isPresent();
    }

    /** What lies in {@code storage/} is no part of the image: somebody wrote it there. */
    private static void sends(Call call, Notes notes) {
        Remark remark = Remark.certain(call.node(), State.FILE, "sends");
        Optional<Value> path = call.argument(0, "file");
        boolean stored = path.stream()
                .flatMap(value -> Locations.of(value).stream())
                .anyMatch(location -> location.isBelow("storage") || location.isBelow("public", "storage"));
        if (stored) {
            notes.writes(remark.likely("somebody must have written the file"), path.orElseThrow(), false);
        } else {
            path.ifPresent(value -> notes.reads(remark, value));
        }
    }
}

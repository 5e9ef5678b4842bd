package io.larakube.scan;

import io.larakube.scan.Notes.Remark;
import java.util.List;
import java.util.Optional;

/** Files by their path: {@code file_put_contents(storage_path('a'))}, {@code File::put()}, {@code new SplFileObject()}. */
final class PathRule implements Rule {

    @Override
    public void call(Call call, Notes notes) {
        for (PathUse use : uses(call)) {
            call.argument(use.index(), "filename", "path", "directory").ifPresent(path -> use(call, use, path, notes));
        }
        if (call.isFunction("exec", "shell_exec", "system", "passthru", "proc_open", "popen")
                || call.on(Laravel.PROCESS, "run", "start")
                || call.is(Call.Kind.CREATION, Laravel.PROCESS, "")) {
            command(call, notes);
        }
    }

    private static List<PathUse> uses(Call call) {
        return switch (call.kind()) {
            case FUNCTION ->
                switch (call.name()) {
                    case "fopen", "gzopen" -> opened(call, "r");
                    case "error_log" ->
                        call.text(1, "message_type").filter("3"::equals).isPresent()
                                ? List.of(new PathUse(2, PathUse.Access.WRITES_FILE))
                                : List.of();
                    default -> PathUse.FUNCTIONS.getOrDefault(call.name(), List.of());
                };
            case STATIC, METHOD ->
                call.owner().equals(Laravel.FILES) ? PathUse.FILES.getOrDefault(call.name(), List.of()) : List.of();
            case CREATION ->
                switch (call.owner()) {
                    case "SplFileObject" -> opened(call, "r");
                    case "PharData", "Phar" -> PathUse.opened("w");
                    default -> List.of();
                };
        };
    }

    /** Where any of the possible modes writes, it writes. */
    private static List<PathUse> opened(Call call, String otherwise) {
        List<Value> modes = call.argument(1, "mode").map(Value::each).orElse(List.of(Value.text(otherwise)));
        return modes.stream()
                .map(mode -> PathUse.opened(mode.known().orElse("r")))
                .filter(uses -> uses.getFirst().access() != PathUse.Access.READS)
                .findFirst()
                .orElseGet(() -> PathUse.opened("r"));
    }

    private static void use(Call call, PathUse use, Value path, Notes notes) {
        Remark remark = Remark.certain(call.node(), State.FILE, "");
        switch (use.access()) {
            case WRITES_FILE -> notes.writes(saying(remark, "writes"), path, false);
            case WRITES_FOLDER -> notes.writes(saying(remark, "makes the folder"), path, true);
            case READS -> notes.reads(saying(remark, "reads"), path);
        }
    }

    private static Remark saying(Remark remark, String words) {
        return remark.saying(State.FILE, words);
    }

    /** A program of the machine: what it does with a path in its words cannot be seen. */
    private static void command(Call call, Notes notes) {
        Optional<Location> named = call.values()
                .flatMap(Locations::within)
                .filter(location -> location.root() == Location.Root.APPLICATION)
                .findFirst();
        named.filter(location -> location.isBelow("storage") || location.isBelow("public"))
                .ifPresent(location -> notes.writes(
                        Remark.certain(call.node(), State.FILE, "runs a program on")
                                .guess("what the program does there cannot be seen"),
                        new Value.OnDisk(location),
                        false));
    }
}

package io.larakube.scan;

import io.larakube.scan.Notes.Remark;
import java.util.Optional;
import java.util.Set;

/** Files on Laravel's disks: {@code Storage::put()}, {@code Storage::disk('public')->url()}. */
final class DiskRule implements Rule {

    private static final Set<String> WRITING = Set.of(
            "put",
            "putfile",
            "putfileas",
            "write",
            "writestream",
            "append",
            "prepend",
            "move",
            "copy",
            "makedirectory");

    /** What gives no file: it makes disks, replaces them in tests, or gives a path that is used elsewhere. */
    private static final Set<String> SILENT = Set.of(
            "disk",
            "drive",
            "cloud",
            "build",
            "fake",
            "persistentfake",
            "extend",
            "set",
            "forgetdisk",
            "purge",
            "path",
            "macro",
            "getdriver",
            "getconfig",
            "getadapter",
            "getdefaultdriver",
            "setapplication",
            "shouldreceive",
            "createlocaldriver");

    @Override
    public void call(Call call, Notes notes) {
        if (SILENT.contains(call.name())) {
            return;
        }
        boolean writes = WRITING.contains(call.name());
        Remark remark = Remark.certain(call.node(), State.FILE, writes ? "writes to" : "uses");
        switch (call.receiver()) {
            case Value.Disk(Optional<Value> name) -> notes.disk(remark, name, writes);
            case Value.DiskAt(Value root) -> notes.writes(remark, root, true);
            default -> {
                if (call.owner().equals(Laravel.STORAGE) && call.kind() != Call.Kind.CREATION) {
                    notes.disk(remark, Optional.empty(), writes);
                }
            }
        }
    }
}

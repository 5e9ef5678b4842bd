package io.larakube.scan;

import java.util.Optional;

/** What calls give back. */
final class Results {

    private Results() {}

    static Value of(Call call, Values values) {
        return switch (call.kind()) {
            case FUNCTION -> Functions.of(call, values.frame());
            case CREATION -> created(call);
            case STATIC, METHOD -> method(call, values.frame());
        };
    }

    private static Value created(Call call) {
        boolean wrapsPath =
                call.owner().equals("Illuminate\\Http\\File") || call.owner().endsWith("SplFileInfo");
        return wrapsPath && call.argument(0).isPresent()
                ? call.argument(0).get()
                : new Value.Made(call.owner(), call.values().toList());
    }

    private static Value method(Call call, Frame frame) {
        return switch (call.receiver()) {
            case Value.Disk(Optional<Value> name) -> ofDisk(call, root(name, frame));
            case Value.DiskAt(Value root) -> ofDisk(call, Optional.of(root));
            case Value.Upload upload -> ofUpload(call, upload, frame);
            case Value.OnDisk path when call.isMethod("getpathname", "getrealpath", "path", "__tostring") -> path;
            case Value.Store store -> store;
            default -> ofClass(call, frame);
        };
    }

    /** A disk's folder on this machine; empty when it has none. */
    private static Optional<Value> root(Optional<Value> name, Frame frame) {
        Optional<String> known =
                name.isPresent() ? name.get().known() : frame.settings().text("filesystems.default");
        return known.flatMap(disk -> Disks.of(frame.settings()).root(disk)).map(Value.OnDisk::new);
    }

    private static Value ofDisk(Call call, Optional<Value> root) {
        return call.isMethod("path")
                ? root.map(folder -> Functions.below(folder, call.argument(0)))
                        .orElseGet(() -> new Value.Unknown("a path"))
                : new Value.Unknown(call.node().text());
    }

    private static Value ofUpload(Call call, Value.Upload upload, Frame frame) {
        return switch (call.name()) {
            case "getrealpath", "path", "getpathname" -> upload.livewire() ? livewirePath(frame) : temporary();
            case "store", "storeas", "storepublicly", "storepubliclyas", "hashname", "extension" ->
                new Value.Unknown("a name");
            case "getclientoriginalname", "getclientoriginalextension", "getsize", "getmimetype" ->
                new Value.Unknown("a name");
            default -> upload;
        };
    }

    private static Value temporary() {
        return new Value.OnDisk(Location.temporary());
    }

    /** Until it is stored, Livewire has an upload on a disk. */
    private static Value livewirePath(Frame frame) {
        return Disks.of(frame.settings())
                .livewire()
                .<Value>map(root -> new Value.OnDisk(root.below("livewire-tmp", true)))
                .orElseGet(Results::temporary);
    }

    private static Value ofClass(Call call, Frame frame) {
        return switch (call.owner()) {
            case "" -> new Value.Unknown(call.node().text());
            case Laravel.STORAGE -> ofStorage(call, frame);
            case Laravel.CACHE -> ofCache(call);
            case Laravel.APP -> Functions.ofApp(call, frame);
            case Laravel.FILES -> new Value.Unknown(call.node().text());
            default -> ofAny(call);
        };
    }

    private static Value ofStorage(Call call, Frame frame) {
        return switch (call.name()) {
            case "disk", "drive" -> new Value.Disk(call.argument(0, "name"));
            case "cloud" ->
                new Value.Disk(
                        Optional.of(frame.settings().value("filesystems.cloud").orElse(Value.text("s3"))));
            case "build" ->
                new Value.DiskAt(call.argument(0)
                        .map(config -> config.at("root").orElse(config))
                        .orElseGet(() -> new Value.Unknown("a folder")));
            case "fake", "persistentfake" -> new Value.Unknown("a fake");
            default -> ofDisk(call, root(Optional.empty(), frame));
        };
    }

    private static Value ofCache(Call call) {
        return call.isMethod("store", "driver")
                ? new Value.Store(call.argument(0, "name"))
                : new Value.Unknown(call.node().text());
    }

    /** A request hands out uploads; of any other class the methods are taken to hand on the object, as builders do. */
    private static Value ofAny(Call call) {
        if (Laravel.isRequest(call.owner())) {
            return switch (call.name()) {
                case "file", "allfiles" -> new Value.Upload(false, true);
                case "session" -> Value.made(Laravel.SESSION);
                default -> new Value.Unknown(call.node().text());
            };
        }
        return call.receiver() instanceof Value.Made made ? made : Value.made(call.owner());
    }
}

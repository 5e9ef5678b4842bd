package io.larakube.scan;

import io.larakube.scan.Value.Item;
import io.larakube.scan.Value.Items;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What functions of PHP and of Laravel give back. */
final class Functions {

    private Functions() {}

    static Value of(Call call, Frame frame) {
        return switch (call.name()) {
            case "storage_path" -> path("storage", call);
            case "public_path" -> path("public", call);
            case "base_path" -> path("", call);
            case "app_path" -> path("app", call);
            case "config_path" -> path("config", call);
            case "database_path" -> path("database", call);
            case "resource_path" -> path("resources", call);
            case "lang_path" -> path("lang", call);
            case "sys_get_temp_dir" -> new Value.OnDisk(Location.temporary());
            case "tempnam" -> temporaryName(call);
            case "env" -> env(call, frame);
            case "config" -> config(call, frame);
            case "app", "resolve" ->
                call.text(0, "abstract", "name").map(Functions::bound).orElseGet(() -> Value.made(Laravel.APP));
            case "request" -> call.arguments().isEmpty() ? Value.made(Laravel.REQUEST) : unknown(call);
            case "response" -> Value.made(Laravel.RESPONSE);
            case "session" -> Value.made(Laravel.SESSION);
            case "cache" -> call.arguments().isEmpty() ? Value.made(Laravel.CACHE) : unknown(call);
            case "logger" -> Value.made(Laravel.LOG);
            case "realpath", "rtrim", "trim", "escapeshellarg", "str_finish", "strval", "tap", "value", "with" ->
                call.argument(0).orElseGet(() -> unknown(call));
            case "sprintf" -> formatted(call);
            case "explode" -> exploded(call, frame);
            default -> unknown(call);
        };
    }

    private static Value unknown(Call call) {
        return new Value.Unknown(call.node().text());
    }

    private static Value bound(String name) {
        return Parameters.made(Laravel.bound(name));
    }

    private static Value path(String folder, Call call) {
        return below(new Value.OnDisk(Location.application(folder)), call.argument(0, "path"));
    }

    /** A path below a folder, with a slash between. */
    static Value below(Value folder, Optional<Value> more) {
        if (!(folder instanceof Value.OnDisk(Location location)) || more.isEmpty()) {
            return folder;
        }
        return switch (more.get()) {
            case Value.Text(String text, boolean whole) -> new Value.OnDisk(location.below(text, whole));
            case Value.OneOf(var values) ->
                Value.oneOf(values.stream()
                        .map(each -> below(folder, Optional.of(each)))
                        .toList());
            default ->
                new Value.OnDisk(location.plus(location.path().isEmpty() ? "" : "/", true)
                        .cutOff());
        };
    }

    /** The methods of Laravel's application that do what functions do. */
    static Value ofApp(Call call, Frame frame) {
        return switch (call.name()) {
            case "storagepath" -> path("storage", call);
            case "publicpath" -> path("public", call);
            case "basepath" -> path("", call);
            case "path" -> path("app", call);
            case "databasepath" -> path("database", call);
            case "resourcepath" -> path("resources", call);
            case "langpath" -> path("lang", call);
            case "make", "get", "makewith" ->
                call.text(0, "abstract").map(Functions::bound).orElseGet(() -> unknown(call));
            default -> unknown(call);
        };
    }

    private static Value temporaryName(Call call) {
        Value folder = call.argument(0, "directory").orElseGet(() -> unknown(call));
        return switch (folder) {
            case Value.OnDisk(Location location) ->
                new Value.OnDisk(location.below("", true).plus("/", true).cutOff());
            case Value.Text(String text, boolean whole)
            when !text.isEmpty() -> new Value.OnDisk(Location.of(text, whole).cutOff());
            default ->
                new Value.OnDisk(Location.temporary().cutOff()); // PHP falls back to it when there is no such folder
        };
    }

    private static Value env(Call call, Frame frame) {
        Optional<Value> set = call.text(0, "key")
                .flatMap(frame.settings().environment()::value)
                .map(Value::text);
        return set.or(() -> call.argument(1, "default")).orElseGet(() -> unknown(call));
    }

    private static Value config(Call call, Frame frame) {
        return call.text(0, "key")
                .flatMap(frame.settings()::value)
                .or(() -> call.argument(1, "default"))
                .orElseGet(() -> unknown(call));
    }

    /** The beginning of what is formatted, up to the first sign that stands for an argument. */
    private static Value formatted(Call call) {
        Optional<String> format = call.text(0);
        if (format.isEmpty()) {
            return unknown(call);
        }
        int end = format.get().indexOf('%');
        if (end < 0) {
            return Value.text(format.get());
        }
        boolean first = end == 0 && format.get().startsWith("%s");
        return first && call.argument(1).isPresent()
                ? Strings.joined(
                        call.argument(1).get(),
                        new Value.Text(
                                rest(format.get()), !format.get().substring(2).contains("%")))
                : new Value.Text(format.get().substring(0, end), false);
    }

    private static String rest(String format) {
        int next = format.indexOf('%', 2);
        return next < 0 ? format.substring(2) : format.substring(2, next);
    }

    private static Value exploded(Call call, Frame frame) {
        Optional<String> separator = call.text(0, "separator").filter(text -> !text.isEmpty());
        Optional<String> joined = call.text(1, "string");
        if (separator.isEmpty() || joined.isEmpty()) {
            return unknown(call);
        }
        String[] parts = joined.get().split(Pattern.quote(separator.get()), -1);
        return new Items(Stream.of(parts)
                .map(part -> new Item(Optional.empty(), Value.text(part.strip()), frame.file(), call.node()))
                .toList());
    }
}

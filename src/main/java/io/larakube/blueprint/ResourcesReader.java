package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.blueprint.Environment.Resources;
import io.larakube.engine.Engine;
import io.larakube.tree.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads what one workload may use: {@code {"requests": {"cpu": …, "memory": …}, "limits": {…}}}. */
final class ResourcesReader {

    /** Whose resources a blueprint can set; {@code default} is for all of the application's. */
    static final List<String> WORKLOADS = Stream.concat(
                    Stream.of("default", "php-web"), Stream.of(Feature.values()).map(Feature::word))
            .toList();

    private final Fields fields;
    private final Optional<Fields> requests;
    private final Optional<Fields> limits;

    ResourcesReader(Fields fields) {
        this.fields = fields;
        fields.onlyThese(List.of("requests", "limits"), List.of(), List.of());
        this.requests = fields.object("requests");
        this.limits = fields.object("limits");
    }

    /** Workloads whose resources nobody can set yet. */
    static List<String> engines() {
        return Stream.of(Engine.values()).map(Engine::word).toList();
    }

    Resources read() {
        Stream.concat(requests.stream(), limits.stream())
                .forEach(either -> either.onlyThese(List.of("cpu", "memory"), List.of(), List.of()));
        Resources resources = new Resources(
                amount(requests, "cpu", Format.CPU),
                amount(requests, "memory", Format.MEMORY),
                amount(limits, "cpu", Format.CPU),
                amount(limits, "memory", Format.MEMORY));
        compare("cpu", resources.cpuRequest(), resources.cpuLimit());
        compare("memory", resources.memoryRequest(), resources.memoryLimit());
        return resources;
    }

    private static Optional<String> amount(Optional<Fields> fields, String name, Format format) {
        return fields.flatMap(amounts -> amounts.amount(name, format));
    }

    private void compare(String name, Optional<String> request, Optional<String> limit) {
        OptionalDouble least = amount(request);
        OptionalDouble most = amount(limit);
        String path = Json.path(fields.path("limits"), name);
        if (most.isPresent() && most.getAsDouble() == 0) {
            fields.notes().problem(path, "nothing runs with a limit of 0", "remove it to have the default");
        } else if (most.isPresent() && least.orElse(0) > most.getAsDouble()) {
            String what = quoted(limit.orElse("")) + " is less than the request of " + quoted(request.orElse(""));
            fields.notes().problem(path, what, "raise the limit or lower the request");
        }
    }

    private static OptionalDouble amount(Optional<String> quantity) {
        return quantity.isPresent() ? Quantity.of(quantity.get()) : OptionalDouble.empty();
    }
}

package io.larakube.scan;

import io.larakube.scan.Notes.Remark;
import io.larakube.scan.Value.Item;
import java.util.List;
import java.util.Optional;

/** Log channels that are files, where code names them: {@code Log::channel('audit')}, {@code Log::build()}. */
final class LogRule implements Rule {

    @Override
    public void call(Call call, Notes notes) {
        Remark remark = Remark.certain(call.node(), State.LOG, "logs to a file");
        if (call.on(Laravel.LOG, "channel", "driver")) {
            call.text(0, "channel")
                    .filter(channel -> Channels.isFile(channel, notes.settings()))
                    .ifPresent(_ -> notes.place(remark, Channels.FILE));
        } else if (call.on(Laravel.LOG, "stack")) {
            if (call.argument(0).stream().anyMatch(channels -> hasFile(channels, notes))) {
                notes.place(remark, Channels.FILE);
            }
        } else if (call.on(Laravel.LOG, "build")) {
            call.argument(0).filter(LogRule::isFile).ifPresent(_ -> notes.place(remark, Channels.FILE));
        }
    }

    private static boolean hasFile(Value channels, Notes notes) {
        return channels instanceof Value.Items(List<Item> items)
                && items.stream()
                        .flatMap(item -> item.value().known().stream())
                        .anyMatch(channel -> Channels.isFile(channel, notes.settings()));
    }

    private static boolean isFile(Value config) {
        Optional<String> driver = config.at("driver").flatMap(Value::known);
        return driver.filter(Channels.FILE_DRIVERS::contains).isPresent();
    }
}

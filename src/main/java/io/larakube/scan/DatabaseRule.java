package io.larakube.scan;

import io.larakube.scan.Notes.Remark;
import java.util.Optional;

/** Databases of SQLite that code opens itself: {@code new PDO('sqlite:…')}, {@code DB::connection('sqlite')}. */
final class DatabaseRule implements Rule {

    private static final Judgement CONNECTION =
            new Judgement(Verdict.FINE, Verdict.BREAKS, "a connection to a database server, such as pgsql");

    @Override
    public void call(Call call, Notes notes) {
        Remark remark = Remark.certain(call.node(), State.DATABASE, "opens a database of SQLite");
        if (call.is(Call.Kind.CREATION, "SQLite3", "")) {
            call.argument(0).ifPresent(path -> file(remark, path, notes));
        } else if (call.is(Call.Kind.CREATION, "PDO", "")) {
            call.argument(0).flatMap(DatabaseRule::file).ifPresent(path -> file(remark, path, notes));
        } else if (call.on(Laravel.DB, "connection")) {
            call.text(0, "name")
                    .filter(name -> Drivers.isSqlite(notes.settings(), name))
                    .ifPresent(_ -> notes.place(remark, CONNECTION));
        }
    }

    /** The file in {@code sqlite:…}. */
    private static Optional<Value> file(Value source) {
        String prefix = "sqlite:";
        return switch (source) {
            case Value.Joined(String before, Location location)
            when before.startsWith(prefix) -> Optional.of(new Value.OnDisk(location));
            case Value.Text(String text, boolean whole)
            when text.startsWith(prefix) -> Optional.of(new Value.Text(text.substring(prefix.length()), whole));
            default -> Optional.empty();
        };
    }

    private static void file(Remark remark, Value path, Notes notes) {
        boolean temporary =
                Locations.of(path).stream().anyMatch(location -> location.root() == Location.Root.TEMPORARY);
        if (temporary || path.known().filter(":memory:"::equals).isPresent()) {
            return;
        }
        boolean kept = Locations.of(path).stream().allMatch(location -> location.isBelow("storage"));
        notes.place(remark, kept ? CONNECTION : new Judgement(Verdict.LOST, Verdict.BREAKS, CONNECTION.change()));
    }
}

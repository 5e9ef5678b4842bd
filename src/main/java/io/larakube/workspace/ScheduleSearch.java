package io.larakube.workspace;

import io.larakube.php.PhpSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds out whether an application schedules anything, in the three places where Laravel has that. */
final class ScheduleSearch {

    /** Laravel's own example, which does nothing that anybody needs. */
    private static final String EXAMPLE = "inspire";

    private static final Set<String> DAYS = Set.of(
            "sundays",
            "mondays",
            "tuesdays",
            "wednesdays",
            "thursdays",
            "fridays",
            "saturdays",
            "weekdays",
            "weekends");

    private final ProjectFolder folder;

    ScheduleSearch(ProjectFolder folder) {
        this.folder = folder;
    }

    Optional<Source> search() {
        return folder.php("routes/console.php")
                .flatMap(ScheduleSearch::console)
                .or(() -> folder.php("app/Console/Kernel.php").flatMap(ScheduleSearch::kernel))
                .or(() -> folder.php("bootstrap/app.php").flatMap(ScheduleSearch::bootstrap));
    }

    /** {@code Schedule::…}, or a command that says itself how often it runs. */
    private static Optional<Source> console(PhpSource source) {
        OptionalInt facade = source.find(0, "Schedule", "::");
        return facade.isPresent() ? found(source, facade.getAsInt(), "Schedule::") : scheduledCommand(source);
    }

    private static Optional<Source> scheduledCommand(PhpSource source) {
        OptionalInt command = source.find(0, "Artisan", "::", "command", "(", "'*'");
        while (command.isPresent()) {
            int at = command.getAsInt();
            int end = source.closing(at + 3);
            if (!source.isAt(at + 4, "'" + EXAMPLE + "'") && isScheduled(source, end + 1)) {
                return found(source, at, "a command with a schedule");
            }
            command = source.find(end, "Artisan", "::", "command", "(", "'*'");
        }
        return Optional.empty();
    }

    /** Whether a frequency is among the calls that are chained behind an index. */
    private static boolean isScheduled(PhpSource source, int start) {
        int at = start;
        while (source.isAt(at, "->")) {
            if (at + 1 < source.size() && isFrequency(source.token(at + 1).text())) {
                return true;
            }
            at = source.isAt(at + 2, "(") ? source.closing(at + 2) + 1 : at + 2;
        }
        return false;
    }

    private static boolean isFrequency(String method) {
        return method.startsWith("every")
                || method.matches("(hourly|daily|weekly|monthly|quarterly|yearly|twice|cron).*")
                || DAYS.contains(method);
    }

    /** A method {@code schedule($schedule)} that calls something on it. */
    private static Optional<Source> kernel(PhpSource source) {
        OptionalInt method = source.find(0, "function", "schedule", "(");
        if (method.isEmpty()) {
            return Optional.empty();
        }
        int body = source.closing(method.getAsInt() + 2) + 1;
        OptionalInt open = source.find(body, "{");
        boolean calls = open.isPresent() && source.callsAMethod(open.getAsInt(), source.closing(open.getAsInt()));
        return calls ? found(source, method.getAsInt(), "schedule()") : Optional.empty();
    }

    /** {@code ->withSchedule(…)} with a function that calls something, or with something else that is called. */
    private static Optional<Source> bootstrap(PhpSource source) {
        OptionalInt call = source.find(0, "->", "withSchedule", "(");
        if (call.isEmpty()) {
            return Optional.empty();
        }
        int open = call.getAsInt() + 2;
        int end = source.closing(open);
        boolean function = hasName(source, open, end, "function") || hasName(source, open, end, "fn");
        boolean schedules = !function || source.callsAMethod(open, end);
        return schedules ? found(source, call.getAsInt(), "withSchedule()") : Optional.empty();
    }

    private static boolean hasName(PhpSource source, int from, int until, String name) {
        OptionalInt found = source.find(from, name);
        return found.isPresent() && found.getAsInt() < until;
    }

    private static Optional<Source> found(PhpSource source, int at, String evidence) {
        return Optional.of(Source.of(source.file(), source.line(at), evidence));
    }
}

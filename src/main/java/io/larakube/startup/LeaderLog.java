package io.larakube.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the leader's entrypoint has said of its migrations, folded line by line. Laravel writes a migration's name and its outcome on one line, and a
 * container's log delivers whole lines, so a migration shows only when it has ended: the one that runs is known by being the
 * next one that is expected, or not at all.
 *
 * @param step how far the leader's preparations are
 * @param done names of the migrations that ended well, in the order in which they ran
 * @param failed the migration that ended badly
 */
public record LeaderLog(Step step, List<String> done, Optional<String> failed) {

    /** What the leader does before it serves. */
    public enum Step {
        BOOTING,
        MIGRATING,
        OPTIMIZING,
        SERVING
    }

    static final LeaderLog EMPTY = new LeaderLog(Step.BOOTING, List.of(), Optional.empty());

    private static final Pattern BEGINS = Pattern.compile("\\s*INFO\\s+(Running migrations|Preparing database)\\..*");
    private static final Pattern ENDED = Pattern.compile("\\s*(\\d{4}_[\\w-]+) [. ]*(?:[\\d.,]+\\w+ )*(DONE|FAIL)\\s*");
    private static final Pattern CACHES =
            Pattern.compile("\\s*INFO\\s+(Caching|Configuration cached|Nothing to migrate).*");

    /** What nginx, php-fpm, Apache and FrankenPHP say when they take requests. */
    private static final Pattern SERVES = Pattern.compile(
            ".*(ready to handle connections|start worker process|resuming normal operations|FrankenPHP started).*");

    /** This and one more line; a line that says nothing about migrations, or says it again, changes nothing. */
    LeaderLog after(String line) {
        Matcher ended = ENDED.matcher(line);
        if (ended.matches()) {
            return ended.group(2).equals("DONE") ? withDone(ended.group(1)) : withFailed(ended.group(1));
        }
        if (BEGINS.matcher(line).matches()) {
            return new LeaderLog(later(Step.MIGRATING), done, failed);
        }
        if (SERVES.matcher(line).matches()) {
            return new LeaderLog(Step.SERVING, done, failed);
        }
        return CACHES.matcher(line).matches() ? new LeaderLog(later(Step.OPTIMIZING), done, failed) : this;
    }

    /**
     * The migrations that have not run yet; the first of them runs now.
     *
     * @param expected names of those that had not run when the leader began, in order
     */
    List<String> remaining(List<String> expected) {
        String last = done.isEmpty() ? "" : done.getLast();
        return expected.stream().filter(name -> name.compareTo(last) > 0).toList();
    }

    private LeaderLog withDone(String name) {
        if (done.contains(name)) {
            return this;
        }
        List<String> more = new ArrayList<>(done);
        more.add(name);
        return new LeaderLog(later(Step.MIGRATING), List.copyOf(more), failed);
    }

    private LeaderLog withFailed(String name) {
        return new LeaderLog(later(Step.MIGRATING), done, Optional.of(name));
    }

    private Step later(Step other) {
        return step.compareTo(other) >= 0 ? step : other;
    }
}

package io.larakube.command;

import io.larakube.foresight.Capacity;
import io.larakube.foresight.Clash;
import io.larakube.foresight.Effect;
import io.larakube.foresight.Effect.Fate;
import io.larakube.foresight.Foresight;
import io.larakube.foresight.FormerCode;
import io.larakube.foresight.Migrations;
import io.larakube.foresight.Quotas;
import io.larakube.foresight.Ran;
import io.larakube.foresight.Reason;
import io.larakube.foresight.Shortage;
import io.larakube.plan.Plan;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an {@code up} would come to, as lines and as a value. */
record ForesightReport(Plan plan, String context, Foresight foresight, String timingsFrom) implements Report {

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        String former =
                foresight.formerRelease().map(id -> " (runs: " + id + ")").orElse("");
        lines.add(Text.bold(plan.project() + " · " + plan.environment())
                .plus(" on " + context + "  release " + foresight.release() + former));
        if (foresight.isNothing()) {
            lines.add(Text.ok("✔ ").plus("nothing to do: everything runs as it is wanted"));
            return lines;
        }
        workloads(lines);
        downtime(lines);
        migrations(lines);
        foresight.formerCode().ifPresent(serving -> formerCode(lines, serving));
        section(lines, "Volumes", foresight.volumes());
        room(lines);
        others(lines);
        lines.add(Text.EMPTY);
        lines.add(Text.of("→ larakube up " + plan.environment() + " --plan " + foresight.token()));
        return lines;
    }

    /** A few lines for the question whether to go on. */
    List<Text> brief() {
        List<Text> lines = new ArrayList<>();
        List<String> created = foresight.effects().stream()
                .filter(effect -> effect.fate() == Fate.CREATED)
                .map(Effect::workload)
                .toList();
        if (!created.isEmpty()) {
            lines.add(Text.of("  starts    " + String.join(", ", created) + " for the first time"));
        }
        if (!foresight.restarting().isEmpty()) {
            String why = foresight.effects().stream()
                    .flatMap(effect -> effect.reasons().stream())
                    .distinct()
                    .map(Reason::words)
                    .collect(Collectors.joining("; "));
            lines.add(Text.of("  restarts  " + String.join(", ", foresight.restarting()) + ": " + why));
        }
        foresight.downtime().pauses().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(longest -> lines.add(Text.of("  downtime  " + pause(longest.getKey(), longest.getValue()))));
        if (!foresight.migrations().pending().isEmpty()) {
            lines.add(Text.of("  migrates  " + known()));
            foresight.migrations().pending().stream()
                    .flatMap(pending -> pending.worst().stream())
                    .filter(lock -> lock.isLong() || lock.fails())
                    .forEach(lock -> lines.add(Text.warn("            " + lock.step() + ": " + lock.words())));
        }
        foresight
                .formerCode()
                .map(FormerCode::unclear)
                .orElse(List.of())
                .forEach(clash -> lines.add(Text.warn("  beside it ").plus(doubt(clash))));
        shortages().forEach(lines::add);
        foresight.refusals().forEach(words -> lines.add(Text.bad("  refused   ").plus(words)));
        return lines;
    }

    private void workloads(List<Text> lines) {
        Map<List<Object>, List<Effect>> groups = new LinkedHashMap<>();
        for (Effect effect : foresight.effects()) {
            groups.computeIfAbsent(List.of(effect.fate(), effect.reasons()), any -> new ArrayList<>())
                    .add(effect);
        }
        lines.add(Text.EMPTY);
        for (List<Effect> group : groups.values()) {
            String names = group.stream().map(Effect::workload).collect(Collectors.joining(", "));
            lines.add(fate(group.getFirst().fate())
                    .plus(" ")
                    .plus(Text.bold(names))
                    .plus("  " + group.getFirst().fate().words()));
            group.getFirst().reasons().forEach(reason -> lines.add(Text.of("     " + reason.words())));
        }
        foresight.unseen().forEach(words -> lines.add(Text.warn(" ! ").plus(words)));
        foresight.refusals().forEach(words -> lines.add(Text.bad(" ✖ ").plus(words)));
    }

    private static Text fate(Fate fate) {
        return switch (fate) {
            case CREATED, UNTOUCHED -> Text.ok(" ✔");
            case STOPPED_AND_STARTED, ROLLED, SCALED -> Text.warn(" ↻");
            case REFUSED -> Text.bad(" ✖");
        };
    }

    private void downtime(List<Text> lines) {
        List<String> words = new ArrayList<>();
        foresight.downtime().pauses().forEach((workload, pause) -> words.add(pause(workload, pause)));
        foresight
                .downtime()
                .allReady()
                .filter(time -> time.isPositive())
                .ifPresentOrElse(
                        time -> words.add(
                                "all ready after about " + seconds(time) + ": a rehearsal with " + timingsFrom),
                        () -> words.add("in a rehearsal not everything becomes ready: larakube rehearse "
                                + plan.environment() + " shows it"));
        foresight.downtime().remark().forEach(words::add);
        section(lines, foresight.downtime().pauses().isEmpty() ? "Time" : "Downtime", words);
    }

    private static String pause(String workload, Duration pause) {
        return pause.isZero()
                ? workload + " answers all the time"
                : workload + ": none of its pods is ready for about " + seconds(pause);
    }

    /** A rehearsal knows no tenths. */
    private static String seconds(Duration time) {
        return time.plusMillis(999).toSeconds() + " s";
    }

    private void migrations(List<Text> lines) {
        if (foresight.migrations().pending().isEmpty()) {
            boolean isAsked = foresight.migrations().ran() instanceof Ran.Asked
                    || foresight.migrations().ran() instanceof Ran.Recorded;
            if (isAsked && !foresight.restarting().isEmpty()) {
                section(lines, "Migrations", List.of(known()));
            }
            return;
        }
        section(lines, "Migrations", List.of(known()));
        for (Migrations.Pending pending : foresight.migrations().pending()) {
            lines.add(Text.of("  " + pending.name()));
            for (Migrations.Lock lock : pending.locks()) {
                String line = "     " + lock.step() + ": " + lock.words() + " (line " + lock.line() + ")";
                if (lock.isLong() || lock.fails()) {
                    lines.add(Text.warn(line));
                } else if (lock.holds()) {
                    lines.add(Text.of(line));
                }
            }
        }
    }

    /** What happens to the release that serves until the new one is Ready. */
    private static void formerCode(List<Text> lines, FormerCode former) {
        String copes = former.clashes().isEmpty() ? ", and nothing that is pending takes from it what it needs" : "";
        section(lines, "Beside it", List.of("release " + former.release() + " serves until php-web is ready" + copes));
        former.breaking()
                .forEach(clash -> lines.add(Text.bad("  ✖ ").plus(clash.words() + ": what the code of it may use")));
        former.unclear().forEach(clash -> lines.add(Text.warn("  ! ").plus(doubt(clash))));
    }

    /** What is taken for granted. */
    static String doubt(Clash clash) {
        return clash.words() + ": taken to leave the code of before what it needs, which nobody can tell";
    }

    /** How many are pending, and who says so. */
    private String known() {
        int count = foresight.migrations().pending().size();
        String pending = count == 0 ? "none is pending" : count == 1 ? "1 is pending" : count + " are pending";
        return switch (foresight.migrations().ran()) {
            case Ran.Asked asked -> pending + ", as " + asked.pod() + " says";
            case Ran.Recorded recorded -> pending + ", by what the start of " + recorded.at() + " left";
            case Ran.None none -> pending + ": the database is new";
            case Ran.Unknown unknown -> "of " + count + " nobody can tell which are pending: " + unknown.why();
        };
    }

    private void room(List<Text> lines) {
        Capacity capacity = foresight.capacity();
        List<String> words = new ArrayList<>();
        if (capacity.isKnown()) {
            words.add("its pods ask for " + capacity.now().words() + " now, for "
                    + capacity.most().words() + " at most, for "
                    + capacity.after().words() + " in the end");
            words.add((capacity.nodes() == 1 ? "the node has " : "the " + capacity.nodes() + " nodes have ")
                    + capacity.free().words() + " left");
        }
        for (Quotas.Used quota : capacity.quotas()) {
            words.add("quota " + quota.quota() + ": " + quota.amount() + " " + quota.now() + " now, " + quota.most()
                    + " at most, of " + quota.hard());
        }
        words.addAll(capacity.remarks());
        section(lines, "Room", words);
        shortages().forEach(lines::add);
    }

    private List<Text> shortages() {
        List<Text> lines = new ArrayList<>();
        for (Shortage shortage : foresight.capacity().shortages()) {
            String pods = shortage.pods() == 1 ? "1 pod" : shortage.pods() + " pods";
            lines.add(Text.bad("  ✖ ").plus(shortage.workload() + ": no room for " + pods + "; " + shortage.then()));
            shortage.why().forEach(why -> lines.add(Text.of("     " + why)));
        }
        return lines;
    }

    private void others(List<Text> lines) {
        List<String> words = new ArrayList<>(foresight.others());
        foresight.removed().forEach(removed -> words.add("removes " + removed));
        section(lines, "Also", words);
    }

    private static void section(List<Text> lines, String title, List<String> words) {
        if (!words.isEmpty()) {
            lines.add(Text.EMPTY);
            lines.add(Text.bold(title));
            words.forEach(line -> lines.add(Text.of("  " + line)));
        }
    }

    @Override
    public Tree tree() {
        return new ForesightTree(plan, context, foresight, timingsFrom).tree(known());
    }
}

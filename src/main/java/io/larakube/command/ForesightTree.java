package io.larakube.command;

import io.larakube.foresight.Capacity;
import io.larakube.foresight.Clash;
import io.larakube.foresight.Effect;
import io.larakube.foresight.Foresight;
import io.larakube.foresight.FormerCode;
import io.larakube.foresight.Ran;
import io.larakube.placement.Room;
import io.larakube.plan.Plan;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.Map;

/** What an {@code up} would come to, for programs. */
record ForesightTree(Plan plan, String context, Foresight foresight, String timingsFrom) {

    /** @param source who says which migrations are pending */
    Tree tree(String source) {
        return Tree.obj()
                .with("project", plan.project())
                .with("environment", plan.environment())
                .with("context", context)
                .with("release", foresight.release())
                .with("former", foresight.formerRelease().map(Tree::text))
                .with("image", foresight.image())
                .with("token", foresight.token().toString())
                .with("nothing", foresight.isNothing())
                .with(
                        "workloads",
                        Tree.arr(foresight.effects().stream()
                                .map(ForesightTree::tree)
                                .toList()))
                .with("unseen", Tree.texts(foresight.unseen()))
                .with("refusals", Tree.texts(foresight.refusals()))
                .with("downtime", downtimeTree())
                .with("migrations", migrationsTree(source))
                .with("formerCode", foresight.formerCode().map(ForesightTree::tree))
                .with("volumes", Tree.texts(foresight.volumes()))
                .with("room", roomTree())
                .with("others", Tree.texts(foresight.others()))
                .with("removed", Tree.texts(foresight.removed()));
    }

    private static Tree tree(Effect effect) {
        return Tree.obj()
                .with("workload", effect.workload())
                .with("restarts", effect.fate().isRestart())
                .with("what", effect.fate().words())
                .with(
                        "because",
                        Tree.arr(effect.reasons().stream()
                                .map(reason -> Tree.obj()
                                        .with("kind", reason.kind())
                                        .with("what", reason.words())
                                        .with("place", reason.place().map(Tree::text)))
                                .toList()));
    }

    private Tree downtimeTree() {
        Tree.Obj pauses = Tree.obj();
        for (Map.Entry<String, Duration> pause : foresight.downtime().pauses().entrySet()) {
            pauses = pauses.with(pause.getKey(), pause.getValue().toMillis());
        }
        return Tree.obj()
                .with("pausesMillis", pauses)
                .with("allReadyMillis", foresight.downtime().allReady().map(time -> Tree.number(time.toMillis())))
                .with("timings", timingsFrom);
    }

    private Tree migrationsTree(String source) {
        return Tree.obj()
                .with("known", !(foresight.migrations().ran() instanceof Ran.Unknown))
                .with("source", source)
                .with(
                        "pending",
                        Tree.arr(foresight.migrations().pending().stream()
                                .map(pending -> Tree.obj()
                                        .with("name", pending.name())
                                        .with(
                                                "steps",
                                                Tree.arr(pending.locks().stream()
                                                        .map(lock -> Tree.obj()
                                                                .with("does", lock.step())
                                                                .with("locks", lock.words())
                                                                .with("line", lock.line())
                                                                .with("long", lock.isLong())
                                                                .with("mayFail", lock.fails()))
                                                        .toList())))
                                .toList()));
    }

    private static Tree tree(FormerCode former) {
        return Tree.obj()
                .with("release", former.release())
                .with(
                        "clashes",
                        Tree.arr(former.clashes().stream()
                                .map(ForesightTree::tree)
                                .toList()));
    }

    private static Tree tree(Clash clash) {
        return Tree.obj()
                .with("migration", clash.migration())
                .with("line", clash.line())
                .with("does", clash.step())
                .with("breaks", clash.breaks());
    }

    private Tree roomTree() {
        Capacity capacity = foresight.capacity();
        return Tree.obj()
                .with("known", capacity.isKnown())
                .with("now", tree(capacity.now()))
                .with("most", tree(capacity.most()))
                .with("after", tree(capacity.after()))
                .with("free", tree(capacity.free()))
                .with("nodes", capacity.nodes())
                .with(
                        "quotas",
                        Tree.arr(capacity.quotas().stream()
                                .map(quota -> Tree.obj()
                                        .with("quota", quota.quota())
                                        .with("amount", quota.amount())
                                        .with("now", quota.now())
                                        .with("most", quota.most())
                                        .with("hard", quota.hard())
                                        .with("exceeded", quota.isExceeded()))
                                .toList()))
                .with(
                        "shortages",
                        Tree.arr(capacity.shortages().stream()
                                .map(shortage -> Tree.obj()
                                        .with("workload", shortage.workload())
                                        .with("pods", shortage.pods())
                                        .with("why", Tree.texts(shortage.why()))
                                        .with("then", shortage.then()))
                                .toList()));
    }

    private static Tree tree(Room room) {
        return Tree.obj().with("cpuMillis", room.cpu()).with("memoryBytes", room.memory());
    }
}

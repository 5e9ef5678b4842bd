package io.larakube.foresight;

import io.larakube.placement.Demand;
import io.larakube.placement.Newcomer;
import io.larakube.placement.Room;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a node for each new pod, in the order of a start: old pods of a workload that stops first leave before, those that are
 * replaced one after the other stay until as many new ones came as the surge allows.
 */
final class Surge {

    private final Situation situation;
    private final Quotas quotas;
    private final Fleet fleet;
    private final List<Shortage> shortages = new ArrayList<>();
    private Room now = Room.NONE;
    private Room most = Room.NONE;

    private Surge(Situation situation) {
        this.situation = situation;
        this.quotas = new Quotas(situation.namespace().quotas());
        this.fleet = new Fleet(
                situation.namespace().nodes().orElse(List.of()),
                new Disks(claims(situation), situation.namespace().volumes()));
        situation.namespace().pods().orElse(List.of()).stream()
                .filter(Fleet::takesRoom)
                .forEach(this::occupy);
    }

    static Capacity of(Situation situation) {
        Surge surge = new Surge(situation);
        Room before = surge.now;
        Room free = surge.fleet.free();
        surge.most = before;
        situation.batches().forEach(surge::start);
        return new Capacity(
                surge.isKnown(),
                before,
                surge.most,
                surge.now,
                free,
                surge.fleet.size(),
                surge.shortages,
                surge.quotas.used(),
                surge.remarks());
    }

    /** Without the nodes and all pods nobody knows what fits; quotas count all the same. */
    private boolean isKnown() {
        return fleet.size() > 0 && situation.namespace().pods().isPresent();
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>(quotas.remarks());
        if (!isKnown()) {
            String what = fleet.size() == 0 ? "nodes" : "pods of other namespaces";
            remarks.add(what + " may not be listed: whether there is room on the nodes, nobody can tell here");
        }
        return remarks;
    }

    private static List<Tree> claims(Situation situation) {
        List<Tree> claims = new ArrayList<>(situation.namespace().claims());
        situation.pairs().stream().filter(Pair::isClaim).map(Pair::after).forEach(claims::add);
        return claims;
    }

    private void occupy(Tree pod) {
        Tree spec = pod.at("spec").orElse(Tree.obj());
        boolean isOurs = pod.textAt("metadata", "namespace")
                .filter(situation.namespace().name()::equals)
                .isPresent();
        Demand demand = Demand.of(spec, List.of());
        String workload = isOurs ? workload(pod) : "";
        Newcomer kind =
                new Newcomer(pod.textAt("metadata", "namespace").orElse(""), pod.fieldsAt("metadata", "labels"), spec);
        fleet.add(new Fleet.Placed(
                spec.textAt("nodeName").orElse(""),
                workload,
                demand,
                isOurs ? mounted(spec) : List.of(),
                kind,
                pod.at("metadata", "deletionTimestamp").isPresent()));
        now = isOurs ? now.plus(demand.requests()) : now;
    }

    private String workload(Tree pod) {
        return situation.workloads().stream()
                .filter(pair -> selects(pair.after().fieldsAt("spec", "selector", "matchLabels"), pod))
                .map(Pair::name)
                .findFirst()
                .orElse("");
    }

    private static boolean selects(Map<String, Tree> labels, Tree pod) {
        return !labels.isEmpty()
                && labels.entrySet().stream()
                        .allMatch(label -> pod.at("metadata", "labels", label.getKey())
                                .filter(label.getValue()::equals)
                                .isPresent());
    }

    /** The workloads of a batch are started at once. */
    private void start(List<Pair> batch) {
        List<Pair> changing = batch.stream()
                .filter(pair -> pair.isWorkload() && pair.refusal().isEmpty())
                .filter(pair -> isReplaced(pair) || pair.replicas() > pair.liveReplicas())
                .toList();
        Map<Pair, List<Fleet.Placed>> old = new LinkedHashMap<>();
        for (Pair pair : changing) {
            List<Fleet.Placed> pods = isReplaced(pair) ? fleet.of(pair.name()) : List.of();
            long leaveFirst = pair.isRecreated() ? pods.size() : Rolling.unavailable(pair.after(), pair.replicas());
            pods.stream().limit(leaveFirst).forEach(this::leave);
            old.put(pair, pods.stream().skip(leaveFirst).toList());
        }
        Map<Pair, Long> left = new LinkedHashMap<>();
        old.forEach((pair, pods) -> left.put(pair, firstWave(pair, pods)));
        old.forEach((pair, pods) -> {
            long more = left.getOrDefault(pair, 0L);
            if (more >= 0) {
                pods.forEach(this::leave);
                place(pair, more);
            }
        });
    }

    private static boolean isReplaced(Pair pair) {
        return pair.live().isEmpty() || pair.restarts();
    }

    /** Makes the pods that come while old ones are there; how many are left for later, or -1 when one of them found no place. */
    private long firstWave(Pair pair, List<Fleet.Placed> old) {
        long wanted = isReplaced(pair) ? pair.replicas() : pair.replicas() - pair.liveReplicas();
        long most = pair.replicas() + Rolling.surge(pair.after(), pair.replicas()) - old.size();
        long first = old.isEmpty() ? wanted : Math.clamp(most, 0, wanted);
        return place(pair, first) ? wanted - first : -1;
    }

    private void leave(Fleet.Placed pod) {
        fleet.remove(pod);
        quotas.giveBack(pod.demand());
        now = now.minus(pod.demand().requests());
    }

    /** Whether all of them found a node. */
    private boolean place(Pair pair, long pods) {
        Tree template = pair.after().at("spec", "template").orElse(Tree.obj());
        Tree spec = template.at("spec").orElse(Tree.obj());
        Demand demand = Demand.of(spec, situation.namespace().limitRanges());
        for (long number = 0; number < pods; number++) {
            Optional<String> refusal = quotas.take(demand);
            if (refusal.isPresent()) {
                lacks(pair, pods - number, List.of(refusal.get()));
                return false;
            }
            now = now.plus(demand.requests());
            most = most.most(now);
            Newcomer kind = Newcomer.of(situation.namespace().name(), template);
            Fleet.Wanted wanted = new Fleet.Wanted(pair.name(), kind, demand, claims(pair, spec, number));
            if (isKnown() && !fleet.place(wanted)) {
                lacks(pair, pods - number, fleet.objections(wanted));
                return false;
            }
        }
        return true;
    }

    private void lacks(Pair pair, long pods, List<String> why) {
        String then = fleet.of(pair.name()).isEmpty()
                ? "nothing of " + pair.name() + " runs until that changes"
                : "the update of " + pair.name() + " stops there; what runs of it runs on";
        shortages.add(new Shortage(pair.name(), pods, why, then));
    }

    /** A StatefulSet's pod has claims of its own, by its number. */
    private static List<String> claims(Pair pair, Tree spec, long number) {
        List<String> claims = new ArrayList<>(mounted(spec));
        pair.after()
                .itemsAt("spec", "volumeClaimTemplates")
                .forEach(template ->
                        claims.add(template.textAt("metadata", "name").orElse("") + "-" + pair.name() + "-" + number));
        return claims;
    }

    private static List<String> mounted(Tree spec) {
        return spec.itemsAt("volumes").stream()
                .flatMap(volume -> volume.textAt("persistentVolumeClaim", "claimName").stream())
                .toList();
    }
}

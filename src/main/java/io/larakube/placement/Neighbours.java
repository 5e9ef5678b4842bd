package io.larakube.placement;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whom the pods on the nodes keep away, and whom they draw: required affinity and anti-affinity between pods, and hard topology
 * spread.
 *
 * <ul>
 *   <li>The first pod that wants to be beside its like may go anywhere; a pod keeps those away as well that it does not want beside
 *       it ({@code satisfyPodAffinity} and {@code satisfyExistingPodsAntiAffinity} in
 *       pkg/scheduler/framework/plugins/interpodaffinity/filtering.go).
 *   <li>Pods that leave count for affinity, and not for spread ({@code countPodsMatchSelector} in plugins/podtopologyspread/common.go).
 * </ul>
 */
public final class Neighbours {

    private static final Objection ALONE =
            new Objection("has none of the pods that it must be beside", "node(s) didn't match pod affinity rules");
    private static final Objection CROWDED =
            new Objection("has a pod that it must not be beside", "node(s) didn't match pod anti-affinity rules");
    private static final String UNEVEN = "node(s) didn't match pod topology spread constraints";

    private final List<Machine> nodes;
    private final List<Newcomer> kinds;
    private final List<List<Rule>> rules = new ArrayList<>();

    /** What a kind of pod requires, or others require of it. */
    private static final class Rule {
        private final int owner;
        private final Wish wish;
        /** Which kinds it means. */
        private final boolean[] meant;
        /** The number of each node's place; -1 for a node that has none. */
        private final int[] places;

        Rule(int owner, Wish wish, boolean[] meant, int[] places) {
            this.owner = owner;
            this.wish = wish;
            this.meant = meant;
            this.places = places;
        }
    }

    /** @param kinds pods of the same labels and the same spec are of one kind, whose number is its place in the list */
    public Neighbours(List<Machine> nodes, List<Newcomer> kinds) {
        this.nodes = nodes;
        this.kinds = kinds;
        List<Rule> all = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (Wish wish : kinds.get(kind).wishes()) {
                all.add(new Rule(kind, wish, meant(kind, wish), places(wish)));
            }
        }
        for (int kind = 0; kind < kinds.size(); kind++) {
            int own = kind;
            rules.add(all.stream().filter(rule -> concerns(rule, own)).toList());
        }
    }

    private static boolean concerns(Rule rule, int kind) {
        return rule.owner == kind || (rule.wish instanceof Wish.Apart && rule.meant[kind]);
    }

    private boolean[] meant(int owner, Wish wish) {
        boolean[] meant = new boolean[kinds.size()];
        for (int kind = 0; kind < meant.length; kind++) {
            meant[kind] = wish.picks(kinds.get(owner), kinds.get(kind));
        }
        return meant;
    }

    private int[] places(Wish wish) {
        Map<Tree, Integer> numbers = new HashMap<>();
        return nodes.stream()
                .mapToInt(node -> node.label(wish.topologyKey())
                        .map(value -> numbers.computeIfAbsent(value, first -> numbers.size()))
                        .orElse(-1))
                .toArray();
    }

    /** Whether nobody requires anything of anybody. */
    public boolean areFree() {
        return rules.stream().allMatch(List::isEmpty);
    }

    /** Why a pod of a kind cannot be on a node for what is around it; empty when it can. */
    public Optional<Objection> objection(int kind, int node, Occupancy occupancy) {
        for (Rule rule : rules.get(kind)) {
            Optional<Objection> objection = objection(rule, kind, node, occupancy);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Optional<Objection> objection(Rule rule, int kind, int node, Occupancy occupancy) {
        return switch (rule.wish) {
            case Wish.Beside beside -> beside(rule, kind, node, occupancy);
            case Wish.Apart apart -> apart(rule, kind, node, occupancy);
            case Wish.Spread spread -> rule.owner == kind ? spread(rule, spread, node, occupancy) : Optional.empty();
        };
    }

    private Optional<Objection> beside(Rule rule, int kind, int node, Occupancy occupancy) {
        if (rule.owner != kind || met(rule, node, occupancy) > 0) {
            return Optional.empty();
        }
        boolean isFirst = rule.meant[kind]
                && rule.places[node] >= 0
                && IntStream.range(0, nodes.size())
                        .allMatch(other -> rule.places[other] < 0 || met(rule, other, occupancy) == 0);
        return isFirst ? Optional.empty() : Optional.of(ALONE);
    }

    private Optional<Objection> apart(Rule rule, int kind, int node, Occupancy occupancy) {
        if (rule.owner == kind && met(rule, node, occupancy) > 0) {
            return Optional.of(CROWDED);
        }
        boolean isKept = rule.meant[kind] && ofOwner(rule, node, occupancy) > 0;
        return isKept ? Optional.of(CROWDED) : Optional.empty();
    }

    private Optional<Objection> spread(Rule rule, Wish.Spread spread, int node, Occupancy occupancy) {
        if (rule.places[node] < 0) {
            return Optional.of(new Objection(
                    "has no label " + spread.topologyKey() + ", by which its pods must be spread",
                    UNEVEN + " (missing required label)"));
        }
        Map<Integer, Integer> counts = new HashMap<>();
        for (int other = 0; other < nodes.size(); other++) {
            if (rule.places[other] >= 0 && counts(rule, spread, other)) {
                counts.merge(rule.places[other], staying(rule, other, occupancy), Integer::sum);
            }
        }
        int fewest = counts.size() < spread.minDomains()
                ? 0
                : counts.values().stream().mapToInt(count -> count).min().orElse(0);
        int self = rule.meant[rule.owner] ? 1 : 0;
        return counts.getOrDefault(rule.places[node], 0) + self - fewest > spread.maxSkew()
                ? Optional.of(new Objection(
                        "has more of its pods than the spread over " + spread.topologyKey() + " allows", UNEVEN))
                : Optional.empty();
    }

    /** Whether the pods of a node count when those of the emptiest place are counted. */
    private boolean counts(Rule rule, Wish.Spread spread, int node) {
        Newcomer pod = kinds.get(rule.owner);
        return (!spread.honorsAffinity() || nodes.get(node).isSelected(pod.spec()))
                && (!spread.honorsTaints() || nodes.get(node).isTolerated(pod.spec()));
    }

    /** How many of those that are meant are in the place of a node. */
    private int met(Rule rule, int node, Occupancy occupancy) {
        int met = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            met += rule.meant[kind] ? inPlace(rule, node, kind, occupancy) : 0;
        }
        return met;
    }

    private int ofOwner(Rule rule, int node, Occupancy occupancy) {
        return inPlace(rule, node, rule.owner, occupancy);
    }

    private int inPlace(Rule rule, int node, int kind, Occupancy occupancy) {
        int pods = 0;
        for (int other = 0; other < nodes.size(); other++) {
            pods += rule.places[node] >= 0 && rule.places[other] == rule.places[node] ? occupancy.pods(kind, other) : 0;
        }
        return pods;
    }

    private int staying(Rule rule, int node, Occupancy occupancy) {
        int staying = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            staying += rule.meant[kind] ? occupancy.staying(kind, node) : 0;
        }
        return staying;
    }
}

package io.larakube.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Service that somebody asks.
 *
 * @param former the labels that it selected before; none when it is new
 * @param next the labels that it is to select
 * @param headless whether its name leads to the pods themselves, so that the name is unknown without a Ready one
 * @param unready whether it also leads to pods that are not Ready
 * @param candidates the places of all pods that it may lead to, at most 32
 */
record Entry(
        String name,
        Optional<Map<String, String>> former,
        Map<String, String> next,
        List<Integer> ports,
        boolean headless,
        boolean unready,
        int batch,
        List<Integer> candidates) {

    /** @param places where the pod of each place is now; -1 for nowhere */
    Entry leadingTo(List<Integer> places) {
        List<Integer> known = candidates.stream()
                .filter(slot -> slot < places.size() && places.get(slot) >= 0)
                .map(places::get)
                .toList();
        return new Entry(name, former, next, ports, headless, unready, batch, known);
    }

    boolean mayLeadTo(int slot) {
        return candidates.contains(slot);
    }

    /** Whether it leads to pods with these labels. A Service without a selector leads to none. */
    boolean selects(boolean isSent, Map<String, String> labels) {
        Map<String, String> selector = isSent ? next : former.orElse(Map.of());
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }
}

package io.larakube.rehearsal;

import io.larakube.rehearsal.Question.Answerer;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Services of some manifests; those that somebody asks get a number. */
final class Services {

    /** A bit for each; one more would be the sign. */
    private static final int MOST_CANDIDATES = 31;

    private final Map<String, Tree> former;
    private final Map<String, Tree> next;
    private final Map<String, Integer> batches;
    private final Map<String, Integer> asked = new LinkedHashMap<>();

    Services(Map<String, Tree> former, Map<String, Tree> next, Map<String, Integer> batches) {
        this.former = former;
        this.next = next;
        this.batches = batches;
    }

    /** Who answers at a host and port. A name of more than one part that is no Service here is outside. */
    Answerer answerer(String host, int port) {
        String name = host.replaceFirst("\\.$", "");
        String first =
                name.contains(".svc") || name.chars().filter(c -> c == '.').count() == 1
                        ? name.substring(0, name.contains(".") ? name.indexOf('.') : name.length())
                        : name;
        Optional<Tree> service = Optional.ofNullable(next.get(first));
        if (service.isEmpty()) {
            return name.contains(".") || name.contains(":")
                    ? new Answerer.Outside()
                    : new Answerer.Nobody("name unknown");
        }
        return ports(service.get()).contains(port)
                ? new Answerer.Behind(number(first))
                : new Answerer.Nobody("refused");
    }

    /** The number of a Service, if there is one of that name. */
    Optional<Integer> named(String name) {
        return next.containsKey(name) ? Optional.of(number(name)) : Optional.empty();
    }

    /** Whether a Service of this name leads to pods with these labels. */
    boolean leadsTo(String name, Map<String, String> labels) {
        Map<String, String> selector =
                Optional.ofNullable(next.get(name)).map(Services::selector).orElse(Map.of());
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    /** Those that are asked, by their numbers. */
    List<Entry> entries(List<Controller> controllers) {
        List<Entry> entries = new ArrayList<>();
        for (String name : asked.keySet()) {
            Tree service = next.getOrDefault(name, Tree.obj());
            Entry open = new Entry(
                    name,
                    Optional.ofNullable(former.get(name)).map(Services::selector),
                    selector(service),
                    ports(service),
                    service.textAt("spec", "clusterIP").filter("None"::equals).isPresent(),
                    service.isTrueAt("spec", "publishNotReadyAddresses"),
                    batches.getOrDefault(name, 0),
                    List.of());
            entries.add(withCandidates(open, controllers));
        }
        return entries;
    }

    private static Entry withCandidates(Entry entry, List<Controller> controllers) {
        List<Integer> candidates = new ArrayList<>();
        for (Controller controller : controllers) {
            boolean may = false;
            for (boolean isSent : new boolean[] {false, true}) {
                for (boolean isNext : new boolean[] {false, true}) {
                    may |= entry.selects(isSent, controller.template(isNext).labels());
                }
            }
            may &= candidates.size() + controller.slots() <= MOST_CANDIDATES;
            for (int slot = controller.firstSlot(); may && slot < controller.endSlot(); slot++) {
                candidates.add(slot);
            }
        }
        return new Entry(
                entry.name(),
                entry.former(),
                entry.next(),
                entry.ports(),
                entry.headless(),
                entry.unready(),
                entry.batch(),
                List.copyOf(candidates));
    }

    private int number(String name) {
        asked.putIfAbsent(name, asked.size());
        return asked.getOrDefault(name, 0);
    }

    static Map<String, String> selector(Tree service) {
        return labels(service, "spec", "selector");
    }

    static Map<String, String> labels(Tree tree, String... steps) {
        Map<String, String> labels = new LinkedHashMap<>();
        tree.fieldsAt(steps).forEach((key, value) -> {
            if (value instanceof Tree.Text text) {
                labels.put(key, text.value());
            }
        });
        return labels;
    }

    private static List<Integer> ports(Tree service) {
        return service.itemsAt("spec", "ports").stream()
                .flatMap(port -> port.numberAt("port").stream())
                .map(Long::intValue)
                .toList();
    }
}

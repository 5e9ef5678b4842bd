package io.larakube.foresight;

import io.larakube.placement.Demand;
import io.larakube.placement.Quantity;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The quotas of a namespace, and what is used of them while pods come and go. */
public final class Quotas {

    private static final Map<String, String> SAME = Map.of("cpu", "requests.cpu", "memory", "requests.memory");

    private final List<Line> lines = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** One amount of one quota. */
    private static final class Line {
        private final String quota;
        private final String amount;
        private final long hard;
        private final long before;
        private long used;
        private long most;

        Line(String quota, String amount, long hard, long used) {
            this.quota = quota;
            this.amount = amount;
            this.hard = hard;
            this.before = used;
            this.used = used;
            this.most = used;
        }
    }

    /**
     * How much of a quota is used.
     *
     * @param amount such as {@code requests.memory}; the others are in its words
     */
    public record Used(String quota, String amount, String now, String most, String hard, boolean isExceeded) {}

    Quotas(List<Tree> quotas) {
        for (Tree quota : quotas) {
            String name = quota.textAt("metadata", "name").orElse("");
            boolean isScoped = !quota.itemsAt("spec", "scopes").isEmpty()
                    || quota.at("spec", "scopeSelector").isPresent();
            if (isScoped) {
                remarks.add("quota " + name + " is for some pods only: whether for these, nobody can tell here");
                continue;
            }
            quota.fieldsAt("spec", "hard").forEach((amount, hard) -> {
                String same = SAME.getOrDefault(amount, amount);
                if (isOfPods(same)) {
                    long used = quota.at("status", "used", amount)
                            .flatMap(value -> read(same, value))
                            .orElse(0L);
                    lines.add(new Line(name, same, read(same, hard).orElse(Long.MAX_VALUE / 4), used));
                }
            });
        }
    }

    private static boolean isOfPods(String amount) {
        return amount.equals("pods")
                || amount.startsWith("requests.cpu")
                || amount.startsWith("requests.memory")
                || amount.startsWith("limits.cpu")
                || amount.startsWith("limits.memory");
    }

    private static Optional<Long> read(String amount, Tree value) {
        return amount.endsWith("cpu") ? Quantity.thousandths(value) : Quantity.units(value);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Why a pod may not be made; empty when it may, and then it counts. */
    Optional<String> take(Demand pod) {
        for (Line line : lines) {
            if (pod.unsaid().contains(line.amount)) {
                return Optional.of("quota " + line.quota + " counts " + line.amount
                        + ", and not every container of the pod says how much it needs");
            }
            if (line.used + amount(line.amount, pod) > line.hard) {
                line.most = Math.max(line.most, line.used + amount(line.amount, pod));
                return Optional.of("quota " + line.quota + ": " + shown(line.amount, line.used) + " of "
                        + shown(line.amount, line.hard) + " " + line.amount + " are used, it needs "
                        + shown(line.amount, amount(line.amount, pod)));
            }
        }
        for (Line line : lines) {
            line.used += amount(line.amount, pod);
            line.most = Math.max(line.most, line.used);
        }
        return Optional.empty();
    }

    void giveBack(Demand pod) {
        lines.forEach(line -> line.used -= amount(line.amount, pod));
    }

    private static long amount(String amount, Demand pod) {
        return switch (amount) {
            case "requests.cpu" -> pod.requests().cpu();
            case "requests.memory" -> pod.requests().memory();
            case "limits.cpu" -> pod.limits().cpu();
            case "limits.memory" -> pod.limits().memory();
            default -> 1;
        };
    }

    private static String shown(String amount, long value) {
        return amount.endsWith("cpu")
                ? Quantity.cpu(value)
                : amount.endsWith("memory") ? Quantity.memory(value) : Long.toString(value);
    }

    List<Used> used() {
        return lines.stream()
                .map(line -> new Used(
                        line.quota,
                        line.amount,
                        shown(line.amount, line.before),
                        shown(line.amount, line.most),
                        shown(line.amount, line.hard),
                        line.most > line.hard))
                .toList();
    }
}

package io.larakube.command;

import io.larakube.scan.Confidence;
import io.larakube.scan.Driver;
import io.larakube.scan.Nodes;
import io.larakube.scan.Place;
import io.larakube.scan.Scan;
import io.larakube.scan.Unread;
import io.larakube.scan.Verdict;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a scan found, as lines by verdict and as a value.
 *
 * @param asked the numbers of nodes that the user wants to know about
 */
record ScanReport(Path application, Scan scan, List<Nodes> asked) implements Report {

    private static final int CODE = 90;

    @Override
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        long troubles = scan.places().stream()
                .filter(place -> worst(place) != Verdict.FINE)
                .count();
        lines.add(Text.bold(application.getFileName() + " · " + places(troubles))
                .plus(Text.dim("  " + scan.files() + " files read")));
        Stream.of(Verdict.BREAKS, Verdict.LOST, Verdict.SHARED).forEach(verdict -> lines.addAll(group(verdict)));
        lines.addAll(unread());
        lines.addAll(drivers());
        lines.addAll(counts());
        return lines;
    }

    private static String places(long count) {
        return count == 1
                ? "1 place keeps state in a pod"
                : (count == 0 ? "no" : count) + " places keep state in a pod";
    }

    private Verdict worst(Place place) {
        return asked.stream()
                .map(place::on)
                .reduce(Verdict.FINE, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private List<Text> group(Verdict verdict) {
        List<Place> places =
                scan.places().stream().filter(place -> worst(place) == verdict).toList();
        List<Text> lines = new ArrayList<>();
        if (!places.isEmpty()) {
            lines.add(Text.EMPTY);
            lines.add(mark(verdict).plus(Text.bold(verdict.title())).plus(Text.dim(on(places.size()))));
        }
        for (int i = 0; i < places.size(); i++) {
            lines.addAll(place(places.get(i)));
            boolean last = i == places.size() - 1
                    || !places.get(i + 1).change().equals(places.get(i).change());
            if (last) {
                lines.add(Text.dim("     → ").plus(places.get(i).change()));
            }
        }
        return lines;
    }

    private String on(int count) {
        return "  " + count
                + (asked.size() > 1
                        ? " · on many nodes"
                        : " · on " + asked.getFirst().words());
    }

    private static Text mark(Verdict verdict) {
        return switch (verdict) {
            case FINE -> Text.ok("✔ ");
            case SHARED -> Text.warn("◐ ");
            case LOST, BREAKS -> Text.bad("✖ ");
        };
    }

    private List<Text> place(Place place) {
        return List.of(
                Text.of("  ")
                        .plus(Text.accent(place.spot().words()))
                        .plus(Text.of("  " + place.code()).cut(CODE)),
                Text.of("     " + place.what()).plus(nodes(place)).plus(sure(place)));
    }

    /** What becomes of it on one node, when that is not fine and both numbers were asked for. */
    private Text nodes(Place place) {
        Verdict one = place.on(Nodes.ONE);
        if (asked.size() < 2 || one == Verdict.FINE) {
            return Text.EMPTY;
        }
        return Text.warn(one == place.on(Nodes.MANY) ? " · on one node too" : " · on one node: " + one.title());
    }

    private static Text sure(Place place) {
        String why = place.why().map(words -> ": " + words).orElse("");
        return switch (place.confidence()) {
            case CERTAIN -> Text.EMPTY;
            case LIKELY -> Text.dim(" · likely" + why);
            case GUESS -> Text.warn(" · a guess").plus(Text.dim(why));
        };
    }

    private List<Text> unread() {
        List<Text> lines = new ArrayList<>();
        if (!scan.unread().isEmpty()) {
            lines.add(Text.EMPTY);
        }
        for (Unread file : scan.unread()) {
            String place = file.line() == 0 ? file.file() : file.file() + ":" + file.line();
            lines.add(Text.warn("! ").plus(place).plus(Text.dim("  " + file.why())));
        }
        return lines;
    }

    private List<Text> drivers() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.EMPTY);
        lines.add(Text.dim(scan.environmentFile()
                .map(file -> "It is set, with " + file + ", to")
                .orElse("It is set, without a .env, to")));
        lines.add(Text.dim("  "
                + scan.drivers().stream()
                        .map(driver -> driver.purpose() + " " + driver.name())
                        .collect(Collectors.joining(" · "))));
        return lines;
    }

    private List<Text> counts() {
        return asked.stream().map(this::counts).toList();
    }

    private Text counts(Nodes nodes) {
        String words = Stream.of(Verdict.BREAKS, Verdict.LOST, Verdict.SHARED)
                .filter(verdict -> count(nodes, verdict) > 0)
                .map(verdict -> counted(count(nodes, verdict), verdict))
                .collect(Collectors.joining(", "));
        Text mark = words.isEmpty() ? Text.ok("✔ ") : Text.warn("! ");
        return mark.plus(nodes.words() + ": " + (words.isEmpty() ? "everything is fine" : words));
    }

    private static String counted(long count, Verdict verdict) {
        return count
                + switch (verdict) {
                    case FINE -> count == 1 ? " is fine" : " are fine";
                    case SHARED -> count == 1 ? " needs the shared volume" : " need the shared volume";
                    case LOST -> count == 1 ? " is lost" : " are lost";
                    case BREAKS -> count == 1 ? " breaks" : " break";
                };
    }

    private long count(Nodes nodes, Verdict verdict) {
        return scan.places().stream()
                .filter(place -> place.on(nodes) == verdict)
                .count();
    }

    @Override
    public Tree tree() {
        return Tree.obj()
                .with("application", application.toString())
                .with("environmentFile", scan.environmentFile().map(Tree::text))
                .with("files", scan.files())
                .with(
                        "places",
                        Tree.arr(scan.places().stream()
                                .filter(place -> worst(place) != Verdict.FINE)
                                .map(this::tree)
                                .toList()))
                .with(
                        "drivers",
                        Tree.arr(scan.drivers().stream().map(ScanReport::tree).toList()))
                .with(
                        "unread",
                        Tree.arr(scan.unread().stream().map(ScanReport::tree).toList()));
    }

    private Tree tree(Place place) {
        Tree.Obj tree = Tree.obj()
                .with("file", place.spot().file())
                .with("line", place.spot().line())
                .with("column", place.spot().column())
                .with("code", place.code())
                .with("state", place.state().word())
                .with("what", place.what());
        for (Nodes nodes : asked) {
            tree = tree.with(
                    nodes == Nodes.ONE ? "oneNode" : "manyNodes",
                    place.on(nodes).word());
        }
        return tree.with("confidence", place.confidence().word())
                .with(
                        "why",
                        place.confidence() == Confidence.CERTAIN
                                ? Optional.empty()
                                : place.why().map(Tree::text))
                .with("change", place.change());
    }

    private static Tree tree(Driver driver) {
        return Tree.obj()
                .with("purpose", driver.purpose())
                .with("name", driver.name())
                .with("file", driver.spot().file())
                .with("line", driver.spot().line())
                .with("local", driver.isLocal());
    }

    private static Tree tree(Unread file) {
        return Tree.obj().with("file", file.file()).with("line", file.line()).with("why", file.why());
    }
}

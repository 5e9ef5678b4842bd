package io.larakube.dotenv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads all parts of a file, and goes on after what it cannot read. */
final class PartsReader {

    private final List<Line> lines;
    private final List<Part> parts = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, List<Integer>> keys = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private PartsReader(List<Line> lines) {
        this.lines = lines;
    }

    static PartsReader read(String text) {
        PartsReader reader = new PartsReader(Line.split(text));
        reader.readLines();
        reader.keys.forEach((key, where) -> {
            if (where.size() > 1) {
                reader.faults.add(Fault.setAgain(key, where));
            }
        });
        reader.faults.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return reader;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** In the order of the lines. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Each key that has a value, in file order. */
    Map<String, String> values() {
        return values;
    }

    private void readLines() {
        int index = 0;
        while (index < lines.size()) {
            Block block = Block.at(lines, index);
            Optional<Fault> fault = block.isRemark() ? remark(block) : assignment(block);
            fault.ifPresent(faults::add);
            index += fault.isPresent()
                    ? linesUpToNextAssignment(block)
                    : block.lines().size();
        }
    }

    private Optional<Fault> remark(Block block) {
        if (block.linesBelow().stream().anyMatch(Line::looksLikeAssignment)) {
            return Optional.of(Fault.commentRunsOn(block));
        }
        parts.add(new Part.Remark(block));
        return Optional.empty();
    }

    private Optional<Fault> assignment(Block block) {
        return switch (AssignmentReader.read(block)) {
            case AssignmentReader.Outcome.Read(Part.Assignment assignment) -> accept(assignment);
            case AssignmentReader.Outcome.Wrong(Fault fault) -> Optional.of(fault);
        };
    }

    private Optional<Fault> accept(Part.Assignment assignment) {
        Block block = assignment.block();
        keys.computeIfAbsent(assignment.key(), key -> new ArrayList<>()).add(block.number());
        if (assignment.literal().isPresent()) {
            Literal literal = assignment.literal().get();
            if (!onlyRemarks(block, literal.end())) {
                return Optional.of(Fault.commentRunsOn(block));
            }
            Optional<String> value = literal.resolved(values);
            if (value.isEmpty()) {
                return Optional.of(Fault.tooLong(block.number(), assignment.key()));
            }
            values.put(assignment.key(), value.get());
        }
        parts.add(assignment);
        return Optional.empty();
    }

    /** Whether the lines of the block that begin after an index of its text are comments or blank. */
    private static boolean onlyRemarks(Block block, int from) {
        return Line.split("#" + block.text().substring(from)).stream().allMatch(Line::isRemark);
    }

    /** A quote that was left open has swallowed what follows; what was surely meant as an assignment is read on its own. */
    private static int linesUpToNextAssignment(Block block) {
        int count = 1;
        while (count < block.lines().size() && !block.lines().get(count).looksLikeAssignment()) {
            count++;
        }
        return count;
    }
}

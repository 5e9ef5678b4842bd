package io.larakube.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a builder prints, sorted by the Dockerfile's steps, so that a failure can be shown by the step that failed. */
final class BuildLog {

    private static final int LINES = 12;
    private static final int SYMPTOMS = 60;

    /** {@code [2/3] STEP 4/7: RUN …} of podman and buildah, {@code Step 4/7 : RUN …} of docker without BuildKit. */
    private static final Pattern STEP = Pattern.compile("(?:\\[\\d+/\\d+\\] )?(?:STEP|Step) \\d+/\\d+ ?: (.*)");

    /** {@code #12 [vendor 3/3] RUN …} of BuildKit. */
    private static final Pattern NUMBERED = Pattern.compile("#(\\d+) \\[(?:(\\S+) )?\\d+/\\d+\\] (.*)");

    /** {@code #12 1.234 …} of BuildKit, and {@code #12 ERROR: …}. */
    private static final Pattern OUTPUT = Pattern.compile("#(\\d+) (?:[\\d.]+|(ERROR:)) (.*)");

    private static final Pattern STAGE = Pattern.compile("(?i)FROM .* AS (\\S+)");

    /** What builders say after a step's own output, without telling more than it did. */
    private static final Pattern EPILOGUE = Pattern.compile(
            "(?i)(error: )?(error )?building at STEP \"RUN .*|exit status \\d+|time=\".*|-+|--> .*|The command .*"
                    + " returned a non-zero code.*|process \".*\" did not complete successfully.*");

    /** A step of the Dockerfile with the end of what it wrote. */
    private record Step(Optional<String> stage, String instruction, Deque<String> lines) {
        void add(String line) {
            if (line.isBlank() || EPILOGUE.matcher(line.strip()).matches()) {
                return;
            }
            lines.addLast(line.stripTrailing());
            if (lines.size() > LINES) {
                lines.removeFirst();
            }
        }
    }

    private final Map<String, Step> numbered = new HashMap<>();
    private Optional<String> stage = Optional.empty();
    private Step current = new Step(Optional.empty(), "", new ArrayDeque<>());
    private final Deque<String> all = new ArrayDeque<>();
    private boolean decided;

    void accept(String line) {
        all.addLast(line);
        if (all.size() > SYMPTOMS) {
            all.removeFirst();
        }
        Matcher step = STEP.matcher(line);
        Matcher number = NUMBERED.matcher(line);
        Matcher output = OUTPUT.matcher(line);
        if (number.matches()) {
            Optional<String> in = Optional.ofNullable(number.group(2));
            numbered.putIfAbsent(number.group(1), new Step(in, number.group(3), new ArrayDeque<>()));
        } else if (output.matches()) {
            numbered(output);
        } else if (step.matches()) {
            begin(step.group(1));
        } else if (!decided) {
            current.add(line);
        }
    }

    private void begin(String instruction) {
        Matcher from = STAGE.matcher(instruction);
        if (instruction.regionMatches(true, 0, "FROM ", 0, 5)) {
            stage = from.matches() ? Optional.of(from.group(1)) : Optional.empty();
        }
        current = new Step(stage, instruction, new ArrayDeque<>());
    }

    private void numbered(Matcher output) {
        Step step = numbered.get(output.group(1));
        if (step == null) {
            current.add(output.group(3));
            return;
        }
        step.add(output.group(3));
        if (output.group(2) != null) {
            current = step;
            decided = true;
        }
    }

    /** The instruction that failed, {@code RUN npm run build (stage assets)}; empty when none had begun. */
    Optional<String> step() {
        return Optional.of(current.instruction())
                .filter(instruction -> !instruction.isEmpty())
                .map(instruction -> instruction.replaceAll("\\s+", " ")
                        + current.stage().map(name -> " (stage " + name + ")").orElse(""));
    }

    /** The last lines of that step, oldest first. */
    List<String> lines() {
        return List.copyOf(current.lines());
    }

    /** The last lines of all, whatever step they belong to. */
    List<String> ending() {
        return List.copyOf(all);
    }
}

package io.larakube.dotenv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A {@code .env} file that Laravel can read: its keys and values, and its text to the last byte. */
public final class EnvFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final String mark;
    private final List<Part> parts;
    private final Map<String, String> values;

    private EnvFile(String name, String mark, PartsReader reader) {
        this.name = name;
        this.mark = mark;
        this.parts = reader.parts();
        this.values = Collections.unmodifiableMap(reader.values());
    }

    /**
     * Reads a text as Laravel does.
     *
     * @param name how problems call the file: {@code .env.production}
     */
    public static Parsed parse(String name, String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            return unreadable(name, List.of(Fault.nul(lineOf(text.substring(0, nul)))));
        }
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        PartsReader reader = PartsReader.read(text.substring(mark.length()));
        return reader.faults().isEmpty()
                ? new Parsed.Read(new EnvFile(name, mark, reader))
                : unreadable(name, reader.faults());
    }

    /** The same for bytes as they come from the disk, which are to be UTF-8. */
    public static Parsed parse(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        return result.isError() ? unreadable(name, List.of(Fault.notUtf8(lineOf(text)))) : parse(name, text);
    }

    private static Parsed unreadable(String name, List<Fault> faults) {
        return new Parsed.Unreadable(
                faults.stream().map(fault -> fault.problem(name)).toList());
    }

    /** The number of the line on which a text ends. */
    private static int lineOf(String text) {
        return Line.split(text + "x").size();
    }

    public String name() {
        return name;
    }

    /** The whole file; for a file that was read and not changed, exactly what was read. */
    public String text() {
        return mark + Editor.text(parts);
    }

    /** Every key that has a value, in file order, with what PHP's {@code getenv()} gives for it. */
    public Map<String, String> values() {
        return values;
    }

    /** What PHP's {@code getenv()} gives; {@code ${NAME}} is looked up in the lines above and stays if it is not there. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * What Laravel's {@code env()} makes of the value ({@code Illuminate\Support\Env::getOption}, the same since 5.8): absent
     * for {@code null} and {@code (null)}; {@code "true"} or {@code "false"} for those words in any case, with or without
     * round brackets; {@code ""} for {@code empty} and {@code (empty)}; a pair of quotes around the value goes away.
     */
    public Optional<String> laravel(String key) {
        return value(key).flatMap(EnvFile::asLaravel);
    }

    private static Optional<String> asLaravel(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "(true)" -> Optional.of("true");
            case "false", "(false)" -> Optional.of("false");
            case "empty", "(empty)" -> Optional.of("");
            case "null", "(null)" -> Optional.empty();
            default -> Optional.of(isInQuotes(value) ? value.substring(1, value.length() - 1) : value);
        };
    }

    /** As {@code /\A(['"])(.*)\1\z/} matches, in which the dot is no line feed. */
    private static boolean isInQuotes(String value) {
        return value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1)
                && value.indexOf('\n') < 0;
    }

    /** The number of the line that sets the key, from 1. */
    public OptionalInt line(String key) {
        Optional<Part.Assignment> found = assignment(key);
        return found.isPresent() ? OptionalInt.of(found.get().block().number()) : OptionalInt.empty();
    }

    /** Where a problem with the key is: {@code .env:12}, or {@code .env} if the key is not there. */
    public String place(String key) {
        OptionalInt line = line(key);
        return line.isPresent() ? name + ":" + line.getAsInt() : name;
    }

    /**
     * The file after one change after the other. All bytes that a change does not ask for stay.
     *
     * @throws io.larakube.failure.Failure.BadInput if a value becomes too long
     */
    public EnvFile with(EnvChange... changes) {
        return with(List.of(changes));
    }

    /** The same for changes that are counted at run time. */
    public EnvFile with(List<? extends EnvChange> changes) {
        EnvFile file = this;
        for (EnvChange change : changes) {
            file = file.after(change);
        }
        return file;
    }

    private EnvFile after(EnvChange change) {
        Optional<Part.Assignment> found = assignment(change.key());
        return switch (change) {
            case EnvChange.Add add when found.isEmpty() -> checked(add, new Editor(parts).add(add));
            case EnvChange.Add add when values.containsKey(add.key()) -> this;
            case EnvChange.Replace replace
            when found.isEmpty() ->
                throw new IllegalArgumentException(name + " has no " + replace.key() + " to replace");
            case EnvChange _ when value(change.key()).equals(Optional.of(change.value())) -> this;
            case EnvChange _ -> checked(change, new Editor(parts).replace(found.orElseThrow(), change.value()));
        };
    }

    /** A file that other programs live on is not handed out before it was read again. */
    private EnvFile checked(EnvChange change, String text) {
        EnvFile file = parse(name, mark + text).orThrow();
        if (!file.value(change.key()).equals(Optional.of(change.value()))) {
            throw new IllegalStateException(change + " was not written as it is read");
        }
        return file;
    }

    private Optional<Part.Assignment> assignment(String key) {
        return parts.stream()
                .filter(Part.Assignment.class::isInstance)
                .map(Part.Assignment.class::cast)
                .filter(assignment -> assignment.key().equals(key))
                .findFirst();
    }

    /** The name only: values are secret. */
    @Override
    public String toString() {
        return "EnvFile[" + name + "]";
    }
}

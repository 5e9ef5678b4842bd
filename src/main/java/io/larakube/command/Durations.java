package io.larakube.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as kubectl writes it: {@code 90s}, {@code 10m}, {@code 1h}. */
final class Durations implements ITypeConverter<Duration> {

    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,5})(s|m|h)");

    @Override
    public Duration convert(String value) {
        Matcher matcher = SHAPE.matcher(value);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + value + "' is no duration: write 90s, 10m or 1h");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}

package io.larakube.command;

import io.larakube.rehearsal.Fault;
import io.larakube.rehearsal.Planned;
import io.larakube.rehearsal.Timings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What is to go wrong in a rehearsal: something that happens, or something that takes long. */
sealed interface FaultOption {

    /** Whatever can happen to anybody at any time. */
    record Strikes(Fault fault, Optional<String> who, Duration at) implements FaultOption {
        Planned planned() {
            return new Planned(fault, who, at);
        }
    }

    /** What takes so long. */
    record Takes(Slow slow, Duration time) implements FaultOption {}

    enum Slow {
        MIGRATION("slow-migration"),
        DATABASE("late-database"),
        PULL("slow-pull"),
        NODE("node-away");

        private final String typed;

        Slow(String typed) {
            this.typed = typed;
        }

        Timings in(Timings timings, Duration time) {
            return switch (this) {
                case MIGRATION -> timings.withMigration(time);
                case DATABASE -> timings.withDatabase(time);
                case PULL -> timings.withPull(time);
                case NODE -> timings.withNodeAway(time);
            };
        }
    }

    /** Reads {@code process-dies:horizon=20s}, {@code migration-fails}, {@code late-database=90s}. */
    final class Reader implements ITypeConverter<FaultOption> {

        private static final Pattern SHAPE = Pattern.compile("([a-z-]+?)(?::([a-z0-9-]+))?(?:=(.+))?");

        @Override
        public FaultOption convert(String value) {
            Matcher matcher = SHAPE.matcher(value);
            if (!matcher.matches()) {
                throw unknown(value);
            }
            Optional<Duration> time = Optional.ofNullable(matcher.group(3)).map(new Durations()::convert);
            String kind = matcher.group(1);
            Optional<Slow> slow = Arrays.stream(Slow.values())
                    .filter(each -> each.typed.equals(kind))
                    .findFirst();
            if (slow.isPresent()) {
                return new Takes(slow.get(), time.orElse(Duration.ofMinutes(2)));
            }
            Fault fault = Fault.of(kind).orElseThrow(() -> unknown(value));
            Duration usual = fault == Fault.MIGRATION_FAILS ? Duration.ZERO : Duration.ofSeconds(10);
            return new Strikes(fault, Optional.ofNullable(matcher.group(2)), time.orElse(usual));
        }

        private static TypeConversionException unknown(String value) {
            String faults = Arrays.stream(Fault.values()).map(Fault::typed).collect(Collectors.joining(", "));
            String slow = Arrays.stream(Slow.values()).map(each -> each.typed).collect(Collectors.joining(", "));
            return new TypeConversionException("'" + value + "' is no fault: write one of " + faults
                    + ", each with :WORKLOAD and =TIME as in process-dies:horizon=20s, or " + slow + " with =TIME");
        }
    }
}

package io.larakube.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.command.FaultOption.Slow;
import io.larakube.command.FaultOption.Strikes;
import io.larakube.command.FaultOption.Takes;
import io.larakube.rehearsal.Fault;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class FaultOptionTest {

    private final FaultOption.Reader reader = new FaultOption.Reader();

    @Test
    void aFaultNamesWhomItStrikesAndWhen() {
        assertThat(reader.convert("process-dies:horizon=20s"))
                .isEqualTo(new Strikes(Fault.PROCESS_DIES, Optional.of("horizon"), Duration.ofSeconds(20)));
    }

    @Test
    void aFaultWithoutATimeComesAfterTenSecondsAndAFailingMigrationWhenThereIsOne() {
        assertThat(reader.convert("node-lost"))
                .isEqualTo(new Strikes(Fault.NODE_LOST, Optional.empty(), Duration.ofSeconds(10)));
        assertThat(reader.convert("migration-fails"))
                .isEqualTo(new Strikes(Fault.MIGRATION_FAILS, Optional.empty(), Duration.ZERO));
    }

    @Test
    void whatTakesLongSaysHowLong() {
        assertThat(reader.convert("late-database=6m")).isEqualTo(new Takes(Slow.DATABASE, Duration.ofMinutes(6)));
        assertThat(reader.convert("slow-migration")).isEqualTo(new Takes(Slow.MIGRATION, Duration.ofMinutes(2)));
    }

    @Test
    void anotherWordIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> reader.convert("bad-luck"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage(
                        "'bad-luck' is no fault: write one of process-dies, pod-deleted, migration-fails, node-lost,"
                                + " node-cut, each with :WORKLOAD and =TIME as in process-dies:horizon=20s, or"
                                + " slow-migration, late-database, slow-pull, node-away with =TIME");
    }
}

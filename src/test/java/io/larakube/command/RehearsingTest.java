package io.larakube.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.command.FaultOption.Slow;
import io.larakube.command.FaultOption.Strikes;
import io.larakube.command.FaultOption.Takes;
import io.larakube.command.Rehearse.Wish;
import io.larakube.failure.Failure;
import io.larakube.placement.Ground;
import io.larakube.rehearsal.Fault;
import io.larakube.terminal.ScriptedTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project in which nothing is rendered yet, and no cluster anywhere. */
class RehearsingTest {

    @TempDir
    private Path folder;

    private final ScriptedTerminal terminal = ScriptedTerminal.answering();

    @BeforeEach
    void makeProject() throws IOException {
        Files.writeString(folder.resolve(".larakube.json"), """
            {
              "name": "shop",
              "phpVersion": "8.4",
              "serverVariation": "fpm-nginx",
              "os": "debian",
              "database": "postgres",
              "cacheDriver": "redis",
              "features": ["horizon", "scheduler"],
              "healthPath": "/up",
              "environments": {"local": {}}
            }
            """);
        Files.writeString(folder.resolve(".env"), """
            APP_KEY=base64:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=
            DB_CONNECTION=pgsql
            DB_HOST=postgres
            DB_USERNAME=shop
            DB_PASSWORD=secret
            CACHE_STORE=redis
            REDIS_HOST=redis
            """);
        Files.createDirectories(folder.resolve("database/migrations"));
        Files.writeString(folder.resolve("database/migrations/2024_01_01_000000_create_users_table.php"), "");
    }

    @Test
    void aFirstStartIsShownAsUpShowsItAndSaysThatItIsARehearsal() {
        rehearse(played(false, List.of()));

        assertThat(terminal.remarks())
                .contains("a rehearsal with times as they were recorded on a test cluster: nothing is sent to any"
                        + " cluster")
                .contains("nothing is rendered yet: what is rehearsed is as LaraKube would render it");
        assertThat(terminal.frames().getLast())
                .contains("✔ postgres", "✔ redis", "✔ php-web", "✔ horizon", "✔ scheduler");
        assertThat(terminal.frames().stream())
                .anyMatch(frame -> frame.contains("php-web    migrates 2024_01_01_000000_create_users_table"));
        assertThat(terminal.results()).contains("What took the time");
    }

    @Test
    void inAnUpdateWorkersWaitForTheNewLeader() {
        rehearse(played(true, List.of()));

        assertThat(terminal.frames().stream())
                .anyMatch(frame -> frame.contains("postgres   runs on"))
                .anyMatch(frame -> frame.contains("horizon    waits for php-web of "));
    }

    @Test
    void aDatabaseThatIsLaterThanItsGateWaitsIsSaidToBeTheCause() {
        rehearse(played(false, List.of(new Takes(Slow.DATABASE, Duration.ofMinutes(2)))));

        assertThat(terminal.frames().stream())
                .anyMatch(frame -> frame.contains("waits for database at postgres:5432: refused"));
    }

    @Test
    void aFaultThatFindsNobodyIsNamed() {
        Strikes nobody = new Strikes(Fault.PROCESS_DIES, Optional.of("nobody"), Duration.ofSeconds(1));
        rehearse(played(false, List.of(nobody)));

        assertThat(terminal.remarks()).contains("the fault process-dies found nobody to strike");
    }

    @Test
    void anExplorationSaysWhatHoldsAndWhatItTookForGranted() {
        rehearse(explored(List.of(new Strikes(Fault.PROCESS_DIES, Optional.empty(), Duration.ZERO))));

        assertThat(terminal.results())
                .contains("✔ no worker starts before its schema", "✔ no two pods migrate at once", "taken for granted")
                .contains("with up to 1 fault (process-dies), to the end");
    }

    @Test
    void anExplorationThatFindsSomethingShowsTheWayToItAndFails() {
        Wish wish = explored(List.of(new Strikes(Fault.POD_DELETED, Optional.empty(), Duration.ZERO)));

        assertThatThrownBy(() -> rehearse(wish))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("it can come to this, against the rule: no two pods migrate at once");
        assertThat(terminal.results()).contains("✖ no two pods migrate at once", "is deleted or evicted");
    }

    @Test
    void whatWasFoundIsGoneAgainByItsSeedOrFromAFile() throws IOException {
        Wish wish = explored(List.of(new Strikes(Fault.POD_DELETED, Optional.empty(), Duration.ZERO)));
        assertThatThrownBy(() -> rehearse(wish)).isInstanceOf(Failure.Unsuccessful.class);
        Matcher seed = Pattern.compile("--replay (migrators\\.1\\.\\S+)").matcher(terminal.results());
        assertThat(seed.find()).isTrue();

        ScriptedTerminal again = ScriptedTerminal.answering();
        Wish replay = wish(true, List.of(), false, Optional.of(seed.group(1)));
        assertThatThrownBy(() -> new Rehearsing(again, replay, folder).run())
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("it still can come to this");
        assertThat(again.results())
                .contains("new php-web is deleted or evicted", "✖ against the rule: no two pods migrate at once");

        Files.writeString(folder.resolve("found.json"), "{\"violations\": [{\"replay\": \"" + seed.group(1) + "\"}]}");
        ScriptedTerminal first = ScriptedTerminal.answering();
        new Rehearsing(first, wish(false, List.of(), false, Optional.of("found.json")), folder).run();
        assertThat(first.results()).contains("✔ it cannot go on like that any more");
    }

    @Test
    void whatIsNoSeedAndNoFileIsRefused() {
        assertThatThrownBy(() -> rehearse(wish(true, List.of(), false, Optional.of("nothing"))))
                .isInstanceOf(Failure.WrongUsage.class)
                .hasMessage("--replay: nothing is neither a way that was found nor a file");
    }

    private void rehearse(Wish wish) {
        new Rehearsing(terminal, wish, folder).run();
    }

    private static Wish played(boolean update, List<FaultOption> faults) {
        return wish(update, faults, false);
    }

    private static Wish explored(List<FaultOption> faults) {
        return wish(true, faults, true);
    }

    private static Wish wish(boolean update, List<FaultOption> faults, boolean explore) {
        return wish(update, faults, explore, Optional.empty());
    }

    private static Wish wish(boolean update, List<FaultOption> faults, boolean explore, Optional<String> replay) {
        return new Wish(
                "local",
                update,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Ground.nodes(1),
                faults,
                explore,
                replay,
                1,
                Optional.of(0.0),
                0,
                Optional.empty(),
                false,
                false);
    }
}

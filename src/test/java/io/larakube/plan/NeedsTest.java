package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.Gate.Answer.Skip;
import io.larakube.plan.Gate.Answer.WaitFor;
import io.larakube.plan.Gate.Need;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeedsTest {

    private static Map<String, String> configuration(String... keysAndValues) {
        Map<String, String> configuration = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            configuration.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return configuration;
    }

    private static Gate.Answer database(String... keysAndValues) {
        return Needs.of(configuration(keysAndValues), false).getFirst().answer();
    }

    private static Gate.Answer redis(String... keysAndValues) {
        return Needs.of(configuration(keysAndValues), false).getLast().answer();
    }

    @Test
    void theDatabaseIsAskedWhereTheConfigurationSays() {
        assertThat(database("DB_CONNECTION", "pgsql", "DB_HOST", "db.example.com", "DB_PORT", "6432"))
                .isEqualTo(new WaitFor("db.example.com", 6432));
    }

    @Test
    void aMissingPortIsTheConnectionsUsualOne() {
        assertThat(database("DB_CONNECTION", "mysql", "DB_HOST", "mysql")).isEqualTo(new WaitFor("mysql", 3306));
        assertThat(database("DB_CONNECTION", "pgsql", "DB_HOST", "postgres")).isEqualTo(new WaitFor("postgres", 5432));
    }

    @Test
    void aUrlWinsOverHostAndPort() {
        assertThat(database("DB_CONNECTION", "pgsql", "DB_HOST", "old", "DB_URL", "pgsql://me:secret@new:7000/shop"))
                .isEqualTo(new WaitFor("new", 7000));
    }

    @Test
    void aDatabaseThatIsAFileIsNotWaitedFor() {
        assertThat(database("DB_CONNECTION", "sqlite"))
                .isEqualTo(new Skip("DB_CONNECTION is sqlite, which is no server"));
        assertThat(database()).isEqualTo(new Skip("DB_CONNECTION is sqlite, which is no server"));
    }

    @Test
    void aUnixSocketIsNotWaitedFor() {
        assertThat(database("DB_CONNECTION", "pgsql", "DB_HOST", "/var/run/postgresql"))
                .isEqualTo(new Skip("DB_HOST is a Unix socket"));
    }

    @Test
    void redisIsWaitedForWhenADriverUsesIt() {
        for (String driver : new String[] {"SESSION_DRIVER", "CACHE_STORE", "CACHE_DRIVER", "QUEUE_CONNECTION"}) {
            assertThat(redis(driver, "redis", "REDIS_HOST", "redis")).isEqualTo(new WaitFor("redis", 6379));
        }
        assertThat(redis("REVERB_SCALING_ENABLED", "true", "REDIS_HOST", "redis"))
                .isEqualTo(new WaitFor("redis", 6379));
    }

    @Test
    void redisThatNothingUsesIsNotWaitedFor() {
        assertThat(redis("REDIS_HOST", "redis")).isEqualTo(new Skip("nothing uses it"));
    }

    @Test
    void theDefaultRedisHostMeansThatThereIsNoRedis() {
        assertThat(redis("CACHE_STORE", "redis", "REDIS_HOST", "127.0.0.1"))
                .isEqualTo(new Skip("REDIS_HOST is 127.0.0.1"));
        assertThat(redis("CACHE_STORE", "redis", "REDIS_HOST", "")).isEqualTo(new Skip("REDIS_HOST is empty"));
        assertThat(redis("CACHE_STORE", "redis")).isEqualTo(new Skip("REDIS_HOST is 127.0.0.1"));
    }

    @Test
    void aFeatureThatNeedsRedisHasItWaitedForWhateverTheDriversAre() {
        assertThat(Needs.of(configuration("REDIS_HOST", "redis"), true).getLast())
                .isEqualTo(new Need("redis", new WaitFor("redis", 6379)));
    }
}

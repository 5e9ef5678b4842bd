package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.dotenv.EnvChange;
import io.larakube.dotenv.EnvFile;
import io.larakube.engine.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which keys of a {@code .env} file an engine sets, and which it leaves. */
class EnvironmentSettingsTest {

    private static final Credentials FIXED = new Credentials() {
        @Override
        public String password() {
            return "password";
        }

        @Override
        public String bytes() {
            return "00ff";
        }

        @Override
        public String applicationKey() {
            return "base64:key";
        }
    };

    private static EnvFile file(String... lines) {
        return EnvFile.parse(".env", String.join("\n", lines) + "\n").orThrow();
    }

    private static List<String> keys(Engine engine, String... lines) {
        return EnvironmentSettings.of(file(lines), "my-shop", engine, FIXED).stream()
                .map(EnvironmentSettingsTest::line)
                .toList();
    }

    private static String line(EnvChange change) {
        return change.key() + "=" + change.value();
    }

    @Test
    void garageSetsAllThatItsClientsNeedAndLeavesTheDisk() {
        assertThat(keys(
                        Engine.GARAGE,
                        "FILESYSTEM_DISK=local",
                        "AWS_ACCESS_KEY_ID=",
                        "AWS_DEFAULT_REGION=us-east-1",
                        "AWS_USE_PATH_STYLE_ENDPOINT=false"))
                .containsExactly(
                        "AWS_ENDPOINT=http://garage:3900",
                        "AWS_USE_PATH_STYLE_ENDPOINT=true",
                        "AWS_BUCKET=laravel",
                        "AWS_ACCESS_KEY_ID=password",
                        "AWS_SECRET_ACCESS_KEY=password",
                        "GARAGE_RPC_SECRET=00ff");
    }

    @Test
    void anEngineTakesOverWhatBelongedToAnotherOneOfOurs() {
        assertThat(keys(
                        Engine.VALKEY,
                        "REDIS_HOST=redis",
                        "REDIS_PORT=6379",
                        "REDIS_PASSWORD=kept",
                        "CACHE_STORE=redis",
                        "SESSION_DRIVER=redis",
                        "QUEUE_CONNECTION=redis"))
                .containsExactly("REDIS_HOST=valkey");
        assertThat(keys(
                        Engine.MARIADB,
                        "DB_CONNECTION=mysql",
                        "DB_HOST=mysql",
                        "DB_PORT=3306",
                        "DB_DATABASE=a",
                        "DB_USERNAME=b",
                        "DB_PASSWORD=c",
                        "DB_ADMIN_PASSWORD=d"))
                .containsExactly("DB_CONNECTION=mariadb", "DB_HOST=mariadb");
        assertThat(keys(
                        Engine.POSTGRES,
                        "DB_CONNECTION=sqlite",
                        "DB_DATABASE=/var/www/html/storage/database/database.sqlite",
                        "DB_USERNAME=b",
                        "DB_PASSWORD=c",
                        "DB_ADMIN_PASSWORD=d"))
                .containsExactly("DB_CONNECTION=pgsql", "DB_HOST=postgres", "DB_PORT=5432", "DB_DATABASE=my_shop");
    }

    @Test
    void aConnectionThatAnEngineServesAsWellIsKept() {
        assertThat(keys(
                        Engine.MARIADB,
                        "DB_CONNECTION=mysql",
                        "DB_HOST=mariadb",
                        "DB_PORT=3306",
                        "DB_DATABASE=a",
                        "DB_USERNAME=b",
                        "DB_PASSWORD=c",
                        "DB_ADMIN_PASSWORD=d"))
                .isEmpty();
    }

    @Test
    void whatPointsSomewhereElseIsNoticed() {
        assertThat(EnvironmentSettings.elsewhere(file("REDIS_HOST=cache.example.com"), Engine.REDIS))
                .contains("REDIS_HOST");
        assertThat(EnvironmentSettings.elsewhere(file("REDIS_URL=redis://cache.example.com"), Engine.VALKEY))
                .contains("REDIS_URL");
        assertThat(EnvironmentSettings.elsewhere(file("AWS_ACCESS_KEY_ID=AKIA"), Engine.GARAGE))
                .contains("AWS_ACCESS_KEY_ID");
        assertThat(EnvironmentSettings.elsewhere(file("AWS_ENDPOINT=https://fra1.example.com"), Engine.GARAGE))
                .contains("AWS_ENDPOINT");
        assertThat(EnvironmentSettings.elsewhere(
                        file("AWS_ENDPOINT=http://garage:3900", "AWS_ACCESS_KEY_ID=ours"), Engine.GARAGE))
                .isEmpty();
        assertThat(EnvironmentSettings.elsewhere(file("REDIS_HOST=127.0.0.1", "AWS_ACCESS_KEY_ID="), Engine.REDIS))
                .isEmpty();
        assertThat(EnvironmentSettings.elsewhere(file("REDIS_HOST=redis"), Engine.VALKEY))
                .isEmpty();
    }
}

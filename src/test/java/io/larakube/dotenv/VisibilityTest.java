package io.larakube.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibilityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APP_KEY",
                "APP_PREVIOUS_KEYS",
                "DB_URL",
                "DB_USERNAME",
                "DB_PASSWORD",
                "REDIS_URL",
                "REDIS_PASSWORD",
                "MAIL_URL",
                "MONGODB_URI",
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                "LOG_SLACK_WEBHOOK_URL",
                "SENTRY_LARAVEL_DSN",
                "REVERB_APP_SECRET",
                "PUSHER_APP_SECRET",
                "MEILISEARCH_KEY",
                "STRIPE_KEY",
                "app_name",
                "A_KEY_OF_THE_USERS_OWN"
            })
    void aKeyIsSecret(String key) {
        assertThat(Visibility.of(key)).isEqualTo(Visibility.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APP_NAME",
                "APP_URL",
                "ASSET_URL",
                "AWS_URL",
                "DB_HOST",
                "DB_DATABASE",
                "REDIS_HOST",
                "QUEUE_CONNECTION",
                "REVERB_APP_KEY",
                "VITE_REVERB_APP_KEY",
                "MIX_PUSHER_APP_KEY"
            })
    void aKeyIsKnownToBePublic(String key) {
        assertThat(Visibility.of(key)).isEqualTo(Visibility.PUBLIC);
    }
}

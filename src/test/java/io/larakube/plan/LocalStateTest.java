package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LocalStateTest {

    private static final StorageMode STATELESS = new StorageMode.Stateless("1Gi");

    private static final Claim CLAIM = new Claim("any", "5Gi", Optional.empty(), Claim.AccessMode.READ_WRITE_ONCE);

    private static List<String> broken(Map<String, String> configuration, StorageMode mode) {
        return LocalState.of(configuration, mode).stream()
                .filter(LocalState::breaks)
                .map(LocalState::key)
                .toList();
    }

    private static List<String> lost(Map<String, String> configuration) {
        return LocalState.of(configuration, STATELESS).stream()
                .filter(state -> !state.breaks())
                .map(LocalState::key)
                .toList();
    }

    @Test
    void sessionsAndCachesInFilesBreakAnApplicationWhosePodsShareNothing() {
        Map<String, String> files = Map.of("SESSION_DRIVER", "file", "CACHE_STORE", "file", "DB_CONNECTION", "sqlite");
        assertThat(broken(files, STATELESS)).containsExactly("DB_CONNECTION", "SESSION_DRIVER", "CACHE_STORE");
        assertThat(broken(Map.of("CACHE_DRIVER", "array"), STATELESS)).containsExactly("CACHE_DRIVER");
    }

    @Test
    void onASharedFilesystemOnlySqliteDoes() {
        Map<String, String> files = Map.of("SESSION_DRIVER", "file", "CACHE_STORE", "file", "DB_CONNECTION", "sqlite");
        assertThat(broken(files, new StorageMode.Shared(CLAIM, List.of()))).containsExactly("DB_CONNECTION");
    }

    @Test
    void onOneNodeNothingIsLost() {
        Map<String, String> files = Map.of("SESSION_DRIVER", "file", "DB_CONNECTION", "sqlite");
        assertThat(LocalState.of(files, new StorageMode.SingleNode(CLAIM, List.of())))
                .isEmpty();
    }

    @Test
    void filesAndMaintenanceOfOnePodMayBeMeantAndAreNamed() {
        assertThat(lost(Map.of("FILESYSTEM_DISK", "local", "APP_MAINTENANCE_DRIVER", "file")))
                .containsExactly("FILESYSTEM_DISK", "APP_MAINTENANCE_DRIVER");
    }

    @Test
    void whatLivesOutsideIsNoneOfIt() {
        Map<String, String> outside = Map.of(
                "FILESYSTEM_DISK",
                "s3",
                "SESSION_DRIVER",
                "redis",
                "CACHE_STORE",
                "database",
                "DB_CONNECTION",
                "pgsql");
        assertThat(LocalState.of(outside, STATELESS)).isEmpty();
    }
}

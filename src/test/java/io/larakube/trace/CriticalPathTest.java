package io.larakube.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CriticalPathTest {

    private static List<String> path(String start) {
        return CriticalPath.of(Traces.of(start)).stream()
                .map(leg -> leg.workload() + " " + leg.span().step() + " "
                        + leg.span().from().toMillis() + "-" + leg.span().to().toMillis())
                .toList();
    }

    @Test
    void itLeadsFromTheLastReadyWorkloadThroughTheGatesToTheDatabase() {
        assertThat(path("first-start"))
                .containsExactly(
                        "postgres not-yet-created 0-5822",
                        "postgres scheduling 5822-6746",
                        "postgres preparing 6746-6967",
                        "postgres becoming-ready 6967-10903",
                        "php-web waiting-for-services 10903-12953",
                        "php-web starting 12953-15592",
                        "php-web migrating 15592-15777",
                        "php-web migrating 15815-15913",
                        "php-web migrating 16034-16803",
                        "php-web optimizing 16803-16959",
                        "php-web becoming-ready 16959-18006",
                        "reverb waiting-for-web 18006-19050",
                        "reverb starting 19050-19967",
                        "reverb becoming-ready 19967-23960");
    }

    @Test
    void inAnUpdateTheEnginesAreNotOnIt() {
        assertThat(path("update")).first().isEqualTo("php-web not-yet-created 0-5315");
        assertThat(path("update")).noneMatch(leg -> leg.startsWith("postgres") || leg.startsWith("redis"));
    }

    @Test
    void whatNeverBecameReadyHasNone() {
        assertThat(path("failed-migration")).isEmpty();
    }
}

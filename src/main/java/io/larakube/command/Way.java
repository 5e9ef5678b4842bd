package io.larakube.command;

import io.larakube.failure.Failure;
import io.larakube.rollout.History;
import io.larakube.rollout.ReleaseContent;
import io.larakube.rollout.ReleaseRecord;
import io.larakube.rollout.Releases;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * From which release to which one, and what is kept of all of them.
 *
 * @param contents of every release whose content is there, the oldest first
 */
record Way(ReleaseRecord from, ReleaseRecord to, Map<ReleaseRecord, ReleaseContent> contents) {

    static Way of(Releases releases, History history, ReleaseRecord from, ReleaseRecord to) {
        Map<ReleaseRecord, ReleaseContent> contents = new LinkedHashMap<>();
        history.releases()
                .reversed()
                .forEach(release -> releases.content(release).ifPresent(content -> contents.put(release, content)));
        return new Way(from, to, contents);
    }

    /** What is to be put there again. */
    ReleaseContent target() {
        return Optional.ofNullable(contents.get(to))
                .orElseThrow(() -> new Failure.Unsuccessful(
                        "what was kept of " + to.shown() + " is not there any more", "larakube releases"));
    }

    Optional<ReleaseContent> current() {
        return Optional.ofNullable(contents.get(from));
    }

    /** The migrations that had run when that release was there: its own, and those of releases that were ready before it. */
    Set<String> migrationsBefore() {
        return migrations(release -> release.equals(to) || (release.number() < to.number() && release.wasReady()));
    }

    /** The migrations of all releases that came after it, whatever became of them. */
    Set<String> migrationsAfter() {
        return migrations(release -> release.number() > to.number());
    }

    private Set<String> migrations(Predicate<ReleaseRecord> chosen) {
        Set<String> names = new LinkedHashSet<>();
        contents.forEach((release, content) -> {
            if (chosen.test(release)) {
                names.addAll(content.sources().migrations().keySet());
            }
        });
        return names;
    }

    /** Every migration of every release, as its newest release has it. */
    Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        contents.values().forEach(content -> sources.putAll(content.sources().migrations()));
        return sources;
    }
}

package io.larakube.workspace;

import io.larakube.workspace.FileChange.Reason;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides what becomes of each file.
 *
 * @param current the texts of the files that are there, by path
 * @param ledger what LaraKube generated before
 * @param lockedFiles files, and folders with {@code /} at the end, that stay as they are
 */
record Comparison(Map<String, String> current, Ledger ledger, List<String> lockedFiles) {

    /** What becomes of a wanted file; nothing when it is locked and not there. */
    Optional<FileChange> wanted(Wanted wanted) {
        FileChange change = unlocked(wanted);
        if (!change.writes() || !isLocked(wanted.path())) {
            return Optional.of(change);
        }
        return Optional.ofNullable(current.get(wanted.path()))
                .map(text -> new FileChange.Keep(wanted.path(), Reason.LOCKED, text, Optional.of(wanted.text())));
    }

    private FileChange unlocked(Wanted wanted) {
        String before = current.get(wanted.path());
        if (before == null) {
            return new FileChange.Create(wanted.path(), wanted.text());
        }
        return switch (wanted) {
            case Wanted.Edited edited -> edited(edited, before);
            case Wanted.Generated generated -> generated(generated, before);
        };
    }

    private static FileChange edited(Wanted.Edited wanted, String before) {
        return wanted.text().equals(before)
                ? same(wanted.path(), before)
                : new FileChange.Replace(wanted.path(), before, wanted.text());
    }

    private FileChange generated(Wanted.Generated wanted, String before) {
        String path = wanted.path();
        String after = LineEnds.as(before, wanted.text());
        if (LineEnds.unix(after).equals(LineEnds.unix(before))) {
            return same(path, before);
        }
        if (ledger.isUnchanged(path, before)) {
            return new FileChange.Replace(path, before, after);
        }
        Reason reason = ledger.knows(path) ? Reason.EDITED : Reason.NOT_OURS;
        return new FileChange.Keep(path, reason, before, Optional.of(after));
    }

    private static FileChange same(String path, String text) {
        return new FileChange.Keep(path, Reason.SAME, text, Optional.of(text));
    }

    /** What becomes of the files that LaraKube generated and that are not wanted any more, by path. */
    List<FileChange> noLongerWanted(List<? extends Wanted> wanted) {
        Set<String> paths = new TreeSet<>(ledger.sums().keySet());
        wanted.forEach(file -> paths.remove(file.path()));
        return paths.stream().filter(current::containsKey).map(this::orphan).toList();
    }

    private FileChange orphan(String path) {
        String text = current.getOrDefault(path, "");
        if (isLocked(path)) {
            return new FileChange.Keep(path, Reason.LOCKED, text, Optional.empty());
        }
        return ledger.isUnchanged(path, text)
                ? new FileChange.Delete(path, text)
                : new FileChange.Keep(path, Reason.NO_LONGER_NEEDED, text, Optional.empty());
    }

    /** The ledger after these changes. A file that is kept is remembered as it was when LaraKube wrote it. */
    Ledger after(List<? extends Wanted> wanted, List<FileChange> changes) {
        NavigableMap<String, String> sums = new TreeMap<>(ledger.sums());
        for (FileChange change : changes) {
            switch (change) {
                case FileChange.Delete delete -> sums.remove(delete.path());
                case FileChange.Keep keep when keep.reason() == Reason.NO_LONGER_NEEDED -> sums.remove(keep.path());
                case FileChange.Create _, FileChange.Replace _, FileChange.Keep _ -> {}
            }
        }
        ledger.sums().keySet().stream()
                .filter(path -> !current.containsKey(path))
                .forEach(sums::remove);
        wanted.stream()
                .filter(file -> file instanceof Wanted.Generated && isWrittenOrSame(file.path(), changes))
                .forEach(file -> sums.put(file.path(), Ledger.sum(file.text())));
        return new Ledger(sums);
    }

    private static boolean isWrittenOrSame(String path, List<FileChange> changes) {
        return changes.stream()
                .filter(change -> change.path().equals(path))
                .anyMatch(change ->
                        change.writes() || (change instanceof FileChange.Keep keep && keep.reason() == Reason.SAME));
    }

    private boolean isLocked(String path) {
        return Paths.named(path, lockedFiles);
    }
}

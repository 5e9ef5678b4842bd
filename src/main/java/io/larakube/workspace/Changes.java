package io.larakube.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of every file, in the order in which the files were wanted; then what LaraKube needs no more; the ledger last.
 */
public record Changes(List<FileChange> list) {

    public Changes {
        list = List.copyOf(list);
    }

    /**
     * Compares the project with all the files that LaraKube wants in it. A generated file that is in the ledger and not among the
     * wanted ones is deleted: leave none out.
     *
     * @param lockedFiles files, and folders with {@code /} at the end, that stay as they are
     */
    public static Changes of(ProjectFolder folder, List<? extends Wanted> wanted, List<String> lockedFiles) {
        Optional<String> ledgerText = folder.textOf(Ledger.PATH);
        Ledger ledger = ledgerText.map(Ledger::parse).orElse(Ledger.empty());
        Set<String> paths = new LinkedHashSet<>();
        wanted.forEach(file -> paths.add(file.path()));
        paths.addAll(ledger.sums().keySet());
        Map<String, String> current = new LinkedHashMap<>(folder.texts(paths));
        ledgerText.ifPresent(text -> current.put(Ledger.PATH, text));
        return of(current, wanted, ledger, lockedFiles);
    }

    /** As {@link #of(ProjectFolder, List, List)}, from the texts of the files that are there, by path. */
    public static Changes of(
            Map<String, String> current, List<? extends Wanted> wanted, Ledger ledger, List<String> lockedFiles) {
        Comparison comparison = new Comparison(current, ledger, lockedFiles);
        List<FileChange> list = new ArrayList<>();
        wanted.forEach(file -> comparison.wanted(file).ifPresent(list::add));
        list.addAll(comparison.noLongerWanted(wanted));
        Ledger after = comparison.after(wanted, list);
        if (!after.sums().isEmpty() || current.containsKey(Ledger.PATH)) {
            comparison.wanted(new Wanted.Edited(Ledger.PATH, after.text())).ifPresent(list::add);
        }
        return new Changes(list);
    }

    /** Compares files of the user's own with how they are to be, and leaves all generated files alone. */
    public static Changes ofEdits(ProjectFolder folder, List<Wanted.Edited> wanted) {
        Map<String, String> current =
                folder.texts(wanted.stream().map(Wanted.Edited::path).toList());
        Comparison comparison = new Comparison(current, Ledger.empty(), List.of());
        return new Changes(wanted.stream()
                .flatMap(file -> comparison.wanted(file).stream())
                .toList());
    }

    /** The changes that write: all but the kept files. */
    public List<FileChange> writes() {
        return list.stream().filter(FileChange::writes).toList();
    }

    /** The files that differ from what LaraKube wants and stay so. */
    public List<FileChange.Keep> kept() {
        return list.stream()
                .flatMap(change -> change instanceof FileChange.Keep keep ? Stream.of(keep) : Stream.empty())
                .filter(keep -> keep.reason() != FileChange.Reason.SAME)
                .toList();
    }

    public boolean isEmpty() {
        return writes().isEmpty();
    }

    /** {@code 12 to create, 1 to replace, 1 to delete, 2 kept}; {@code nothing to change} when nothing is written. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (String word : List.of("create", "replace", "delete")) {
            long count =
                    list.stream().filter(change -> change.word().equals(word)).count();
            if (count > 0) {
                parts.add(count + " to " + word);
            }
        }
        if (parts.isEmpty()) {
            parts.add("nothing to change");
        }
        if (!kept().isEmpty()) {
            parts.add(kept().size() + " kept");
        }
        return String.join(", ", parts);
    }
}

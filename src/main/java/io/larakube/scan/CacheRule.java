package io.larakube.scan;

import io.larakube.scan.Notes.Remark;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cache stores and locks that are files: {@code Cache::store('file')}, {@code Cache::lock('a')}. */
final class CacheRule implements Rule {

    private static final Set<String> LOCKING =
            Set.of("lock", "restorelock", "funnel", "withoutoverlapping", "flexible");

    @Override
    public void call(Call call, Notes notes) {
        Remark remark = Remark.certain(call.node(), State.CACHE, "keeps cache entries in files");
        if (call.receiver() instanceof Value.Store(Optional<Value> name)) {
            Optional<String> store =
                    name.isPresent() ? name.get().known() : Optional.of(Stores.standard(notes.settings()));
            store.filter(each -> Stores.isFile(each, notes.settings()))
                    .ifPresent(each -> use(call, remark, each, notes));
        } else if (call.owner().equals(Laravel.CACHE) && LOCKING.contains(call.name())) {
            locks(remark, "takes a lock", notes);
        } else if (call.is(Call.Kind.CREATION, "Illuminate\\Queue\\Middleware\\WithoutOverlapping", "")
                || call.is(Call.Kind.CREATION, "Illuminate\\Queue\\Middleware\\RateLimited", "")) {
            locks(remark, "limits jobs", notes);
        }
    }

    private static void use(Call call, Remark remark, String store, Notes notes) {
        if (List.of("getstore", "store", "driver").contains(call.name())) {
            return;
        }
        if (LOCKING.contains(call.name())) {
            notes.place(
                    remark.saying(State.LOCK, "takes a lock in the store '" + store + "', which is a file"),
                    Stores.LOCKS);
        } else {
            notes.place(
                    remark.saying(State.CACHE, "uses the store '" + store + "', which keeps files"), Stores.ENTRIES);
        }
    }

    /** Locks of the default store, when that is one of files. */
    static void locks(Remark remark, String what, Notes notes) {
        String store = Stores.standard(notes.settings());
        if (Stores.isFile(store, notes.settings())) {
            notes.place(
                    remark.saying(State.LOCK, what + " in the store '" + store + "', which keeps files"), Stores.LOCKS);
        }
    }
}

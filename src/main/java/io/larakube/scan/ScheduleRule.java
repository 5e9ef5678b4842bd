package io.larakube.scan;

import io.larakube.scan.Notes.Remark;

/** Scheduled tasks that lock each other out: {@code ->onOneServer()}, {@code ->withoutOverlapping()}. */
final class ScheduleRule implements Rule {

    @Override
    public void call(Call call, Notes notes) {
        boolean scheduled = call.kind() == Call.Kind.METHOD && !call.owner().equals(Laravel.CACHE);
        if (scheduled && call.isMethod("ononeserver", "withoutoverlapping")) {
            CacheRule.locks(
                    Remark.certain(call.node(), State.LOCK, ""), "keeps a scheduled task single with a lock", notes);
        }
    }
}

package io.larakube.startup;

import java.util.List;

/** Why a workload does not get ready, by itself, however long one waits. */
public sealed interface Cause
        permits ImageCause, ProcessCause, ProbeCause, PlacementCause, VolumeCause, RouteCause, WorkloadCause {

    /** Its name for programs: {@code migration-failed}. */
    String kind();

    /** What is wrong, in one sentence that follows the workload's name. */
    String what();

    /** The decisive lines of logs and messages, the most telling first; empty when the sentence has it all. */
    List<String> evidence();

    /** What to do, most useful first: commands that can be pasted, or a sentence. */
    List<String> next(Commands commands);

    /** Whether what was seen leaves no other reading; what may be so is never told as if it were. */
    default boolean isCertain() {
        return true;
    }
}

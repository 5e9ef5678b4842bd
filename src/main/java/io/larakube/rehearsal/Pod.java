package io.larakube.rehearsal;

/**
 * A pod as one number, so that a world of pods is small, and equal worlds are found among millions. A place without a pod is 0.
 *
 * <pre>
 * bits  0-2 condition   3-7 step   8 leaving   9 of the next template   10 Ready   11 deaf   12-15 node   16-18 failures
 * </pre>
 */
final class Pod {

    private Pod() {}

    static final int NONE = 0;

    static final int ABSENT = 0;
    /** It has no node yet. */
    static final int PENDING = 1;
    /** Its node makes it: volumes, network, image. */
    static final int CREATING = 2;
    /** One of its containers runs and does the step. */
    static final int RUNNING = 3;
    /** A container ended badly and is started again after a while. */
    static final int BACK_OFF = 4;
    /** Its node is lost. */
    static final int LOST = 5;

    private static final int LEAVING = 1 << 8;
    private static final int NEXT = 1 << 9;
    private static final int READY = 1 << 10;
    private static final int DEAF = 1 << 11;

    static int pending(boolean isNext) {
        return PENDING | (isNext ? NEXT : 0);
    }

    /** A pod that serves and is Ready. */
    static int ready(boolean isNext, int step, int node) {
        return RUNNING | (isNext ? NEXT : 0) | READY | (step << 3) | (node << 12);
    }

    static int condition(int pod) {
        return pod & 7;
    }

    static int step(int pod) {
        return (pod >> 3) & 31;
    }

    static boolean isThere(int pod) {
        return pod != NONE;
    }

    static boolean isLeaving(int pod) {
        return (pod & LEAVING) != 0;
    }

    static boolean isNext(int pod) {
        return (pod & NEXT) != 0;
    }

    static boolean isReady(int pod) {
        return (pod & READY) != 0;
    }

    /** Whether it takes no more connections. */
    static boolean isDeaf(int pod) {
        return (pod & DEAF) != 0;
    }

    static int node(int pod) {
        return (pod >> 12) & 15;
    }

    static int failures(int pod) {
        return (pod >> 16) & 7;
    }

    static boolean isActive(int pod) {
        return isThere(pod) && !isLeaving(pod);
    }

    static int with(int pod, int condition, int step) {
        return (pod & ~(7 | (31 << 3))) | condition | (step << 3);
    }

    static int on(int pod, int node) {
        return (pod & ~(15 << 12)) | (node << 12);
    }

    static int leaving(int pod) {
        return pod | LEAVING;
    }

    static int staying(int pod) {
        return pod & ~LEAVING;
    }

    static int withReady(int pod) {
        return pod | READY;
    }

    static int unready(int pod) {
        return pod & ~READY;
    }

    static int deaf(int pod) {
        return pod | DEAF;
    }

    static int failed(int pod, int most) {
        int failures = Math.min(failures(pod) + 1, most);
        return (pod & ~(7 << 16)) | (failures << 16);
    }
}

package io.larakube.scan;

/** Laravel's cache stores, and which of them keep files. */
final class Stores {

    static final Judgement ENTRIES = new Judgement(Verdict.FINE, Verdict.LOST, "CACHE_STORE=redis, or database");
    static final Judgement LOCKS = new Judgement(Verdict.FINE, Verdict.BREAKS, "CACHE_STORE=redis, or database");

    private Stores() {}

    static String standard(Settings settings) {
        return settings.text("cache.default").orElse("database");
    }

    static boolean isFile(String store, Settings settings) {
        return settings.text("cache.stores." + store + ".driver")
                .filter("file"::equals)
                .isPresent();
    }
}

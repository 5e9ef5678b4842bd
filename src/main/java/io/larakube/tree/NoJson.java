package io.larakube.tree;

import io.larakube.tree.Json.Place;

/** Why a text is no JSON, on its way from the depth of a value to {@link JsonReader#read}. */
final class NoJson extends Exception {

    private final Place place;
    private final String what;
    private final String remedy;

    NoJson(Place place, String what, String remedy) {
        super(what, null, false, false);
        this.place = place;
        this.what = what;
        this.remedy = remedy;
    }

    Place place() {
        return place;
    }

    String what() {
        return what;
    }

    String remedy() {
        return remedy;
    }
}

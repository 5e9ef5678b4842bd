package io.larakube.cluster;

import io.larakube.plan.Names;

/**
 * How objects are applied.
 *
 * @param dryRun whether the server only checks them
 * @param force whether fields that another manager owns are taken over
 * @param manager who owns what is sent; what the same manager sent before and sends no more is removed
 */
public record ApplyOptions(boolean dryRun, boolean force, String manager) {

    public ApplyOptions(boolean dryRun, boolean force) {
        this(dryRun, force, Names.FIELD_MANAGER);
    }

    String query() {
        return "?fieldManager=" + manager + "&fieldValidation=Strict" + (force ? "&force=true" : "")
                + (dryRun ? "&dryRun=All" : "");
    }
}

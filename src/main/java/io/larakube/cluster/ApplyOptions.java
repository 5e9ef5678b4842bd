package io.larakube.cluster;

import io.larakube.plan.Names;

/**
 * How objects are applied.
 *
 * @param dryRun whether the server only checks them
 * @param force whether fields that another manager owns are taken over
 */
public record ApplyOptions(boolean dryRun, boolean force) {

    String query() {
        return "?fieldManager=" + Names.FIELD_MANAGER + "&fieldValidation=Strict" + (force ? "&force=true" : "")
                + (dryRun ? "&dryRun=All" : "");
    }
}

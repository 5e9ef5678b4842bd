package io.larakube.foresight;

import io.larakube.tree.Tree;
import java.util.Optional;

/** How many pods a rolling update may have more or fewer than are wanted. */
final class Rolling {

    private Rolling() {}

    static long surge(Tree deployment, long pods) {
        return share(deployment, "maxSurge", pods, true);
    }

    static long unavailable(Tree deployment, long pods) {
        long unavailable = share(deployment, "maxUnavailable", pods, false);
        return surge(deployment, pods) + unavailable == 0 ? 1 : unavailable;
    }

    /** A number, or a percentage that is rounded up for the surge and down for the others; 25% when not said. */
    private static long share(Tree deployment, String field, long pods, boolean up) {
        Optional<Long> number = deployment.numberAt("spec", "strategy", "rollingUpdate", field);
        if (number.isPresent()) {
            return number.get();
        }
        String text =
                deployment.textAt("spec", "strategy", "rollingUpdate", field).orElse("25%");
        String digits = text.replaceFirst("%$", "");
        double share = digits.matches("[0-9]{1,4}") ? pods * Double.parseDouble(digits) / 100 : 0;
        return (long) (up ? Math.ceil(share) : Math.floor(share));
    }
}

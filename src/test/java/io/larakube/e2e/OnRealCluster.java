package io.larakube.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that runs on the test cluster, and is skipped, with the reason, when there is none. */
@Tag("e2e")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnRealCluster.Condition.class)
public @interface OnRealCluster {

    class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return RealCluster.isThere()
                    ? ConditionEvaluationResult.enabled("the test cluster is there")
                    : ConditionEvaluationResult.disabled("no test cluster: KUBECONFIG names none with the contexts "
                            + RealCluster.LOCAL + " and " + RealCluster.REMOTE);
        }
    }
}

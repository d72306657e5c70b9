package uk.careforms.workflow.internal.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.flowable.common.engine.impl.el.ExpressionManager;
import org.flowable.engine.impl.bpmn.parser.factory.ActivityBehaviorFactory;
import org.flowable.engine.impl.bpmn.parser.factory.DefaultActivityBehaviorFactory;
import org.flowable.engine.impl.bpmn.parser.factory.ListenerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the behaviours of the allowed elements and refuses to make any other, also one that a later Flowable brings:
 * there is no way from a process to a script, shell, mail, HTTP, web-service, Camel, DMN or call activity, nor to a
 * listener.
 */
final class ClosedBehaviors implements InvocationHandler {

    private static final Set<String> ALLOWED = Set.of(
            "createNoneStartEventActivityBehavior",
            "createNoneEndEventActivityBehavior",
            "createTerminateEndEventActivityBehavior",
            "createUserTaskActivityBehavior",
            "createExclusiveGatewayActivityBehavior",
            "createParallelGatewayActivityBehavior",
            "createInclusiveGatewayActivityBehavior",
            "createEventBasedGatewayActivityBehavior",
            "createSubprocessActivityBehavior",
            "createEventSubprocessActivityBehavior",
            "createEventSubProcessMessageStartEventActivityBehavior",
            "createIntermediateCatchEventActivityBehavior",
            "createIntermediateCatchMessageEventActivityBehavior",
            "createIntermediateCatchTimerEventActivityBehavior",
            "createBoundaryEventActivityBehavior",
            "createBoundaryTimerEventActivityBehavior",
            "createBoundaryMessageEventActivityBehavior");

    private final Map<String, Function<@Nullable Object[], Object>> own;
    private final @Nullable Object stock;

    private ClosedBehaviors(Map<String, Function<@Nullable Object[], Object>> own, @Nullable Object stock) {
        this.own = own;
        this.stock = stock;
    }

    /** The factory of behaviours, whose every service task is a step of ours. */
    static ActivityBehaviorFactory behaviors(ExpressionManager expressions, Function<ServiceTask, StepBehavior> steps) {
        DefaultActivityBehaviorFactory stock = new DefaultActivityBehaviorFactory();
        stock.setExpressionManager(expressions);
        Map<String, Function<@Nullable Object[], Object>> own = Map.of(
                "createServiceTaskDelegateExpressionActivityBehavior",
                arguments -> steps.apply((ServiceTask) java.util.Objects.requireNonNull(arguments[0])));
        return closed(ActivityBehaviorFactory.class, new ClosedBehaviors(own, stock));
    }

    /** A factory that makes no listener. */
    static ListenerFactory noListeners() {
        return closed(ListenerFactory.class, new ClosedBehaviors(Map.of(), null));
    }

    private static <T> T closed(Class<T> type, ClosedBehaviors handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        Function<@Nullable Object[], Object> ours = own.get(method.getName());
        if (ours != null && arguments != null) {
            return ours.apply(arguments);
        }
        if (stock == null || !ALLOWED.contains(method.getName())) {
            throw new FlowableIllegalArgumentException("A process may not use what '" + method.getName() + "' makes");
        }
        try {
            return method.invoke(stock, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}

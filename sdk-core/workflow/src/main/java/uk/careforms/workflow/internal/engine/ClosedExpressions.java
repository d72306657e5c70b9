package uk.careforms.workflow.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.common.engine.api.delegate.FlowableFunctionDelegate;
import org.flowable.common.engine.api.variable.VariableContainer;
import org.flowable.common.engine.impl.el.ExpressionManager;
import org.flowable.common.engine.impl.el.FixedValue;
import org.flowable.common.engine.impl.el.FlowableAstFunctionCreator;
import org.flowable.common.engine.impl.el.FlowableFunctionResolverFactory;
import org.flowable.common.engine.impl.el.FunctionDelegatesFlowableFunctionResolver;
import org.flowable.common.engine.impl.javax.el.ELContext;
import org.jspecify.annotations.Nullable;
import uk.careforms.workflow.internal.expression.ExpressionFault;
import uk.careforms.workflow.internal.expression.ModelExpression;

/**
 * Gives Flowable our tiny expression language in place of its own.
 *
 * <p>Stock Flowable reads some texts twice, so that an answer which looks like an expression runs as code. Here there is no
 * code to run: no method, no property, no arithmetic, no bean, whatever is read how often.
 */
final class ClosedExpressions implements ExpressionManager {

    private static final int KEPT = 4096;

    private final Map<String, Expression> parsed = new ConcurrentHashMap<>();

    @Override
    public Expression createExpression(String text) {
        if (!ModelExpression.startsIn(text)) {
            return new FixedValue(text);
        }
        Expression known = parsed.get(text);
        if (known != null) {
            return known;
        }
        Expression expression = parse(text);
        if (parsed.size() < KEPT) {
            parsed.put(text, expression);
        }
        return expression;
    }

    private static Expression parse(String text) {
        try {
            return new Closed(ModelExpression.parse(text));
        } catch (ExpressionFault e) {
            throw new FlowableIllegalArgumentException("An expression of the process is refused");
        }
    }

    @Override
    public ELContext getElContext(VariableContainer variableContainer) {
        throw new UnsupportedOperationException("There is no other expression language");
    }

    @Override
    public Map<Object, Object> getBeans() {
        return Map.of();
    }

    @Override
    public void setBeans(Map<Object, Object> beans) {
        // expressions see no beans
    }

    @Override
    public List<FlowableFunctionDelegate> getFunctionDelegates() {
        return List.of();
    }

    @Override
    public void setFunctionDelegates(List<FlowableFunctionDelegate> functionDelegates) {
        // expressions have no functions
    }

    @Override
    public List<FlowableAstFunctionCreator> getAstFunctionCreators() {
        return List.of();
    }

    @Override
    public void setAstFunctionCreators(List<FlowableAstFunctionCreator> astFunctionCreators) {
        // expressions have no functions
    }

    @Override
    public FlowableFunctionResolverFactory getFunctionResolverFactory() {
        return FunctionDelegatesFlowableFunctionResolver::new;
    }

    @Override
    public void setFunctionResolverFactory(FlowableFunctionResolverFactory functionResolverFactory) {
        // expressions have no functions
    }

    /** One expression, read once. */
    private static final class Closed implements Expression {

        private static final long serialVersionUID = 1L;

        private final transient ModelExpression expression;

        Closed(ModelExpression expression) {
            this.expression = expression;
        }

        @Override
        public @Nullable Object getValue(VariableContainer variables) {
            return expression.value(variables::getVariable);
        }

        @Override
        public void setValue(Object value, VariableContainer variables) {
            throw new UnsupportedOperationException("Expressions only read");
        }

        @Override
        public String getExpressionText() {
            return expression.toString();
        }
    }
}

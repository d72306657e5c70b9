package uk.careforms.examples.benchmarks;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.AbstractEngineConfiguration;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Flowable 8 as it comes: nothing is set but the database, and the bean that the process names. */
final class StockFlowable implements Candidate, AutoCloseable {

    private final ProcessEngine engine;
    private final MadeUpForm form;
    private final String answers;

    private StockFlowable(ProcessEngine engine, MadeUpForm form, String answers) {
        this.engine = engine;
        this.form = form;
        this.answers = answers;
    }

    static StockFlowable starting(DataSource database, MadeUpForm form, String answers) {
        ProcessEngine engine = engine(database, step -> {}, false);
        deploy(engine, form);
        return new StockFlowable(engine, form, answers);
    }

    static ProcessEngine engine(DataSource database, JavaDelegate step, boolean jobs) {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setEngineName("stock-" + UUID.randomUUID());
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate(AbstractEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setBeans(Map.of("step", step));
        configuration.setAsyncExecutorActivate(jobs);
        return configuration.buildProcessEngine();
    }

    static void deploy(ProcessEngine engine, MadeUpForm form) {
        engine.getRepositoryService()
                .createDeployment()
                .addString(form.id() + ".bpmn20.xml", MadeUpTexts.PROCESS.replace("FORM", form.id()))
                .deploy();
    }

    @Override
    public String name() {
        return Seats.FLOWABLE;
    }

    @Override
    public void once() {
        engine.getRuntimeService()
                .startProcessInstanceByKey(form.id(), UUID.randomUUID().toString(), StockVariables.of(form, answers));
    }

    @Override
    public void close() {
        engine.close();
    }
}
